package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
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
}
