package dev.parley.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.check.Finding;
import dev.parley.conformance.suite.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {
    private final SampleReport sample = new SampleReport("sk-secret");

    private List<String> of(Finding... findings) {
        return new Diagnostics(sample.setting())
                .of(sample.result("area/bad", Verdict.FAIL, sample.stream(3), findings));
    }

    @Test
    void a_finding_says_where_what_expected_actual_and_how_to_see_it_again() {
        assertThat(of(new Finding.Violation("/output/0/id", "not the expected value", "msg_1", "msg_2")))
                .containsExactly(
                        "turn > /output/0/id: not the expected value [sequence-numbers]",
                        "  expected: msg_1",
                        "  actual:   msg_2",
                        "again: curl -gsS -N -i -X POST -H 'Authorization: Bearer '\"$KEY\" --data-binary '{}'"
                                + " http://localhost/v1/responses");
    }

    @Test
    void long_values_are_cut_and_the_key_is_masked_before_it_could_be_cut_in_two() {
        List<String> lines = of(new Finding.Violation("/x", "y", "e".repeat(395) + "sk-secret", "a\nb".repeat(9000)));

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(500));
        assertThat(lines.get(1)).endsWith("e$KEY");
        assertThat(lines.get(2)).endsWith("...").doesNotContain("\n");
    }

    @Test
    void twenty_lines_are_the_most_and_the_last_one_still_reproduces() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(new Finding.Violation("/" + i, "wrong", "a", "b"));
        }

        List<String> lines = of(many.toArray(Finding[]::new));

        assertThat(lines).hasSize(20);
        assertThat(lines.get(18)).isEqualTo("... and 72 more lines, in the JSON report");
        assertThat(lines.get(19)).startsWith("again: curl");
    }
}
