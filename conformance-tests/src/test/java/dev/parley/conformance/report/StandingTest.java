package dev.parley.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Expected;
import dev.parley.conformance.suite.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a badge and a claim say; the profile of the sample has three cases. */
final class StandingTest {
    private final SampleReport sample = new SampleReport("sk-secret");

    private CaseResult result(String id, Verdict verdict) {
        return sample.result(id, verdict, sample.stream(3));
    }

    private JsonNode report(CaseResult... results) {
        return new JsonReport(sample.setting()).tree(sample.of(List.of(results)));
    }

    private static String words(JsonNode report) {
        return Standing.of(report).words();
    }

    @Test
    void a_run_in_which_everything_passed_passes() {
        JsonNode report = report(result("a/x", Verdict.PASS), result("a/y", Verdict.PASS), result("a/z", Verdict.PASS));

        assertThat(words(report)).isEqualTo("3/3 \u00b7 passes");
        assertThat(Badge.svg(Standing.of(report))).contains("openai-v1 3/3 \u00b7 passes");
    }

    @Test
    void what_could_not_be_judged_or_was_excused_makes_it_partial() {
        CaseResult excused = result("a/z", Verdict.FAIL).asExpected(new Expected("ticket 7", Optional.empty()));

        assertThat(words(report(result("a/x", Verdict.PASS), result("a/y", Verdict.NOT_TESTABLE))))
                .isEqualTo("1/3 \u00b7 partial");
        assertThat(words(report(result("a/x", Verdict.PASS), excused))).isEqualTo("1/3 \u00b7 partial");
    }

    @Test
    void a_failure_is_failing_and_so_is_a_stale_expectation() {
        CaseResult stale = result("a/z", Verdict.PASS).asExpected(new Expected("ticket 7", Optional.empty()));

        assertThat(words(report(result("a/x", Verdict.DISHONEST)))).isEqualTo("0/3 \u00b7 failing");
        assertThat(words(report(stale))).isEqualTo("1/3 \u00b7 failing");
    }

    @Test
    void a_claim_names_what_was_excused_and_not_among_the_failed() {
        CaseResult excused = result("a/z", Verdict.FAIL).asExpected(new Expected("ticket 7", Optional.empty()));

        JsonNode claim = Claim.of(report(result("a/y", Verdict.FAIL), excused), new Claim.Implementation("S", "1"));

        assertThat(claim.path("failed").toString()).isEqualTo("[\"a/y\"]");
        assertThat(claim.at("/expected_failures/0/case").asText()).isEqualTo("a/z");
        assertThat(claim.at("/expected_failures/0/reason").asText()).isEqualTo("ticket 7");
    }
}
