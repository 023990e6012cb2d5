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

    /** What became of one defect, and by which checks and in which cases it was noticed. */
    private record Outcome(Defect defect, boolean killed, Set<String> checks, Set<String> cases, String all) {
        String line() {
            return String.format(
                    "%-8s %-42s %-17s %-32s %s",
                    killed ? "killed" : "SURVIVED", defect, defect.dialect().id(), defect.caseId(), checks);
        }

        String survivor() {
            return defect + " in " + defect.caseId() + " by " + defect.check() + ": " + all;
        }
    }

    @Test
    void every_defect_is_noticed_and_every_check_and_case_notices_one() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            kits.put(dialect, KitRun.kit(dialect));
        }
        List<Outcome> outcomes = Together.all(Defects.all(), this::hold);
        Path file = Files.createDirectories(Path.of("target")).resolve("kill-matrix.txt");
        Files.write(file, outcomes.stream().map(Outcome::line).toList());

        assertThat(outcomes.stream().filter(each -> !each.killed()).map(Outcome::survivor))
                .as("defects that their case did not notice")
                .isEmpty();
        Set<String> blind = new TreeSet<>(kits.get(Dialect.V5).checks().names());
        outcomes.forEach(each -> blind.removeAll(each.checks()));
        assertThat(blind).as("checks that no defect makes fail").isEmpty();
        Set<String> dull = new HashSet<>();
        kits.get(Dialect.V5).catalogue().cases().forEach(each -> dull.add(each.id()));
        outcomes.forEach(each -> dull.removeAll(each.cases()));
        assertThat(dull).as("cases that no defect makes fail").isEmpty();
    }

    private Outcome hold(Defect defect) throws IOException, InterruptedException {
        Report report = new KitRun(defect.temper(), kits.get(defect.dialect())).run(defect.caseId());
        Set<String> checks = new TreeSet<>();
        Set<String> cases = new TreeSet<>();
        for (CaseResult result : report.results()) {
            if (result.verdict().isFailure() || result.verdict() == Verdict.WARN) {
                cases.add(result.of().id());
                result.reasons().forEach(reason -> checks.add(reason.check()));
            }
        }
        String all = Verdicts.all(report).toString();
        return new Outcome(defect, checks.contains(defect.check()), checks, cases, all);
    }
}
