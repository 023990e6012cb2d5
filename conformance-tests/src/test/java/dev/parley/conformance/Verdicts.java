package dev.parley.conformance;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.util.List;
import java.util.Set;

/** Says in one line each what a run found. */
final class Verdicts {
    private Verdicts() {}

    /** The cases that did not pass, with their reasons; a loaded machine may be too slow to see a stream flow. */
    static List<String> alarms(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .filter(result -> result.verdict() != Verdict.NOT_TESTABLE || !isOfTime(result.of()))
                .map(Verdicts::line)
                .toList();
    }

    /** A server that keeps things for long says nothing about what becomes of the old; there are tests of their own. */
    private static boolean isOfTime(Case each) {
        return Set.of("stream/spread", "retention/time", "resume/window").contains(each.id());
    }

    static List<String> all(Report report) {
        return report.results().stream().map(Verdicts::line).toList();
    }

    private static String line(CaseResult result) {
        return result.of().id() + " " + result.verdict() + " " + result.reasons();
    }
}
