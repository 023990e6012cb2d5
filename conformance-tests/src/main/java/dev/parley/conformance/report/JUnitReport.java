package dev.parley.conformance.report;

import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a run as JUnit XML, for build servers: failures and dishonesty fail, what could not be judged is skipped. */
public final class JUnitReport {
    private final Diagnostics diagnostics;

    public JUnitReport(Optional<String> key) {
        this.diagnostics = new Diagnostics(key);
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
            xml.writeAttribute("tests", String.valueOf(report.results().size()));
            xml.writeAttribute(
                    "failures", String.valueOf(report.count(Verdict.FAIL) + report.count(Verdict.DISHONEST)));
            xml.writeAttribute("errors", String.valueOf(report.count(Verdict.KIT_BROKEN)));
            xml.writeAttribute(
                    "skipped", String.valueOf(report.count(Verdict.NOT_TESTABLE) + report.count(Verdict.UNSUPPORTED)));
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

    private void testcase(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.of().id().replaceFirst("/.*", ""));
        xml.writeAttribute("name", result.of().id() + ": " + result.of().title());
        xml.writeAttribute("time", seconds(result.took()));
        switch (result.verdict()) {
            case PASS -> {}
            case FAIL, DISHONEST -> reason(xml, "failure", result);
            case KIT_BROKEN -> reason(xml, "error", result);
            case NOT_TESTABLE, UNSUPPORTED -> reason(xml, "skipped", result);
            case WARN -> reason(xml, "system-out", result);
        }
        xml.writeEndElement();
    }

    private void reason(XMLStreamWriter xml, String element, CaseResult result) throws XMLStreamException {
        xml.writeStartElement(element);
        if (!element.equals("system-out")) {
            xml.writeAttribute("message", result.verdict().words());
        }
        xml.writeCharacters(
                String.join("\n", diagnostics.of(result)).replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?"));
        xml.writeEndElement();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
