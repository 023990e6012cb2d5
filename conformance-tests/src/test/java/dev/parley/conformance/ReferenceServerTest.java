package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.Keeping;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceServerTest {
    @Test
    void a_correct_server_passes_every_case() throws Exception {
        List<Dialect> dialects = List.of(Dialect.values());
        List<Report> reports = Together.all(
                dialects,
                dialect ->
                        KitRun.of(ReferenceServer.Temper.of(dialect, Flaw.NONE)).run("*"));

        assertThat(reports).allSatisfy(report -> {
            assertThat(report.results()).hasSizeGreaterThan(30);
            assertThat(Verdicts.alarms(report)).as(report.profile().id()).isEmpty();
            assertThat(report.exitCode()).isZero();
        });
    }

    @Test
    void a_correct_server_that_keeps_nothing_for_long_passes_the_cases_of_time() throws Exception {
        List<Dialect> offering = List.of(Dialect.LIGHTCONE_V1, Dialect.LIGHTCONE_COMPAT, Dialect.OPENAI_V1);
        List<Report> reports = Together.all(offering, ReferenceServerTest::briefly);

        assertThat(reports)
                .allSatisfy(report -> assertThat(report.results())
                        .extracting(CaseResult::verdict)
                        .isNotEmpty()
                        .containsOnly(Verdict.PASS));
    }

    private static Report briefly(Dialect dialect) throws Exception {
        var usual = ReferenceServer.Temper.of(dialect, Flaw.NONE);
        return KitRun.of(usual.keeping(Keeping.USUAL.briefly())).run("retention/time,resume/window");
    }
}
