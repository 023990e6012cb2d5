package dev.parley.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.check.Finding;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Expected;
import dev.parley.conformance.suite.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class JUnitReportTest {
    private final SampleReport sample = new SampleReport("sk-secret");

    private CaseResult result(Verdict verdict, Finding... findings) {
        return sample.result(
                "area/" + verdict.name().toLowerCase(java.util.Locale.ROOT), verdict, sample.stream(3), findings);
    }

    private Element suite(CaseResult... results) throws Exception {
        byte[] xml = new JUnitReport(sample.setting())
                .xml(sample.of(List.of(results)))
                .getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    private static List<String> elements(Element suite) {
        List<String> elements = new ArrayList<>();
        NodeList cases = suite.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            NodeList inner = ((Element) cases.item(i)).getElementsByTagName("*");
            elements.add(inner.getLength() == 0 ? "" : inner.item(0).getNodeName());
        }
        return elements;
    }

    @Test
    void every_verdict_has_its_element_and_the_counts_agree() throws Exception {
        Expected known = new Expected("ticket 7", Optional.empty());
        Element suite = suite(
                result(Verdict.PASS),
                result(Verdict.FAIL),
                result(Verdict.DISHONEST),
                result(Verdict.KIT_BROKEN),
                result(Verdict.UNSUPPORTED),
                result(Verdict.WARN),
                result(Verdict.FAIL).asExpected(known),
                result(Verdict.PASS).asExpected(known));

        assertThat(elements(suite))
                .containsExactly("", "failure", "failure", "error", "skipped", "system-out", "skipped", "failure");
        assertThat(List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("errors"),
                        suite.getAttribute("skipped")))
                .containsExactly("8", "3", "1", "2");
    }

    @Test
    void what_a_server_says_cannot_break_the_file() throws Exception {
        var finding = new Finding.Violation("/x", "]]> <b> \u0000 \u001b \ud83d \uffff", "a & b", "\"c\" sk-secret");

        Element suite = suite(result(Verdict.FAIL, finding));

        assertThat(suite.getTextContent())
                .contains("]]> <b> ? ?", "a & b", "\"c\" $KEY")
                .doesNotContain("sk-secret");
    }
}
