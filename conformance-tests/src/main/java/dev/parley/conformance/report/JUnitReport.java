package dev.parley.conformance.report;

import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a run as JUnit XML, for build servers: failures and dishonesty fail, what could not be judged is skipped. */
public final class JUnitReport {
    private final Diagnostics diagnostics;

    public JUnitReport(Setting setting) {
        this.diagnostics = new Diagnostics(setting);
    }

    public void write(Report report, Path file) throws IOException {
        Files.writeString(file, xml(report));
    }

    String xml(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "parley-conformance." + report.profile().id());
            counts(xml, report);
            xml.writeAttribute("timestamp", report.startedAt().toString());
            xml.writeAttribute("time", seconds(report.took()));
            for (CaseResult result : report.results()) {
                testcase(xml, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory cannot fail", e);
        }
        return text + "\n";
    }

    private static void counts(XMLStreamWriter xml, Report report) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(report.results().size()));
        for (String element : List.of("failure", "error", "skipped")) {
            long count = report.results().stream()
                    .flatMap(result -> element(result).stream())
                    .filter(element::equals)
                    .count();
            xml.writeAttribute(element.equals("skipped") ? element : element + "s", String.valueOf(count));
        }
    }

    /** How JUnit says it; nothing for what simply passed. */
    private static Optional<String> element(CaseResult result) {
        if (result.isStale()) {
            return Optional.of("failure");
        }
        return switch (result.verdict()) {
            case PASS -> Optional.empty();
            case FAIL, DISHONEST -> Optional.of(result.failsAsExpected() ? "skipped" : "failure");
            case KIT_BROKEN -> Optional.of("error");
            case NOT_TESTABLE, UNSUPPORTED -> Optional.of("skipped");
            case WARN -> Optional.of("system-out");
        };
    }

    private void testcase(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.of().id().replaceFirst("/.*", ""));
        xml.writeAttribute("name", result.of().id() + ": " + result.of().title());
        xml.writeAttribute("time", seconds(result.took()));
        Optional<String> element = element(result);
        if (element.isPresent()) {
            reason(xml, element.get(), result);
        }
        xml.writeEndElement();
    }

    private void reason(XMLStreamWriter xml, String element, CaseResult result) throws XMLStreamException {
        xml.writeStartElement(element);
        if (!element.equals("system-out")) {
            xml.writeAttribute("message", ConsoleReport.words(result));
        }
        xml.writeCharacters(String.join("\n", diagnostics.of(result))
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "?"));
        xml.writeEndElement();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
