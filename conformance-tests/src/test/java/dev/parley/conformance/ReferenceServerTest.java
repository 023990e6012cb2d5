package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.Keeping;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReferenceServerTest {
    @ParameterizedTest
    @EnumSource
    void a_correct_server_passes_every_case(Dialect dialect) throws Exception {
        Report report = KitRun.of(ReferenceServer.Temper.of(dialect, Flaw.NONE)).run("*");

        assertThat(report.results()).hasSizeGreaterThan(30);
        assertThat(Verdicts.alarms(report)).isEmpty();
        assertThat(report.exitCode()).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V5")
    void a_correct_server_that_keeps_nothing_for_long_passes_the_cases_of_time(Dialect dialect) throws Exception {
        var usual = ReferenceServer.Temper.of(dialect, Flaw.NONE);
        Report report = KitRun.of(usual.keeping(Keeping.USUAL.briefly())).run("retention/time,resume/window");

        assertThat(report.results()).extracting(CaseResult::verdict).containsOnly(Verdict.PASS);
    }
}
