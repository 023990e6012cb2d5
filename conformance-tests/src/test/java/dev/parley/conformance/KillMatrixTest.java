package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.mutants.Defect;
import dev.parley.conformance.mutants.Defects;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Proves that every check, and every case, can fail: each by a server that is wrong on purpose. */
final class KillMatrixTest {
    private final Map<Dialect, Kit> kits = new EnumMap<>(Dialect.class);
    private final List<String> matrix = new ArrayList<>();
    private final List<String> survivors = new ArrayList<>();
    private final Set<String> checks = new TreeSet<>();
    private final Set<String> cases = new TreeSet<>();

    @Test
    void every_defect_is_noticed_and_every_check_and_case_notices_one() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            kits.put(dialect, KitRun.kit(dialect));
        }
        for (Defect defect : Defects.all()) {
            hold(defect);
        }
        write();

        assertThat(survivors).as("defects that their case did not notice").isEmpty();
        Set<String> blind = new TreeSet<>(kits.get(Dialect.V5).checks().names());
        blind.removeAll(checks);
        assertThat(blind).as("checks that no defect makes fail").isEmpty();
        Set<String> dull = new HashSet<>();
        kits.get(Dialect.V5).catalogue().cases().forEach(each -> dull.add(each.id()));
        dull.removeAll(cases);
        assertThat(dull).as("cases that no defect makes fail").isEmpty();
    }

    private void hold(Defect defect) throws IOException, InterruptedException {
        Report report = new KitRun(defect.temper(), kits.get(defect.dialect())).run(defect.caseId());
        List<String> noticed = new ArrayList<>();
        for (CaseResult result : report.results()) {
            if (result.verdict().isFailure() || result.verdict() == Verdict.WARN) {
                cases.add(result.of().id());
                result.reasons().forEach(reason -> noticed.add(reason.check()));
            }
        }
        checks.addAll(noticed);
        boolean killed = noticed.contains(defect.check());
        matrix.add(String.format(
                "%-8s %-42s %-17s %-32s %s",
                killed ? "killed" : "SURVIVED",
                defect,
                defect.dialect().id(),
                defect.caseId(),
                new TreeSet<>(noticed)));
        if (!killed) {
            survivors.add(defect + " in " + defect.caseId() + " by " + defect.check() + ": " + Verdicts.all(report));
        }
    }

    private void write() throws IOException {
        Path file = Path.of("target", "kill-matrix.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, matrix);
    }
}
