package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one case: the verdict, the reasons, and the exchanges that prove them; whether the failure was foretold; and
 * whether it was repeated because the first try met an overloaded server.
 */
public record CaseResult(
        Case of,
        boolean core,
        Verdict verdict,
        List<Reason> reasons,
        List<Exchange> exchanges,
        Duration took,
        Optional<Expected> expected,
        boolean repeated) {
    /** One finding, the step and check that made it, and whether an accepted request had promised otherwise. */
    public record Reason(String step, String check, boolean promised, Finding finding) {}

    public CaseResult {
        reasons = List.copyOf(reasons);
        exchanges = List.copyOf(exchanges);
    }

    public CaseResult(
            Case of, boolean core, Verdict verdict, List<Reason> reasons, List<Exchange> exchanges, Duration took) {
        this(of, core, verdict, reasons, exchanges, took, Optional.empty(), false);
    }

    public CaseResult asRepeated() {
        return new CaseResult(of, core, verdict, reasons, exchanges, took, expected, true);
    }

    public CaseResult asExpected(Expected foretold) {
        return new CaseResult(of, core, verdict, reasons, exchanges, took, Optional.of(foretold), repeated);
    }

    public Optional<Exchange> exchange(String step) {
        return exchanges.stream().filter(each -> each.step().equals(step)).findFirst();
    }

    /** It fails, and was said to. */
    public boolean failsAsExpected() {
        return expected.isPresent() && (verdict.isFailure() || verdict == Verdict.WARN);
    }

    /** It was said to fail, and passes: the list of expected failures is out of date. */
    public boolean isStale() {
        return expected.isPresent() && verdict == Verdict.PASS;
    }

    public boolean failsRun() {
        return isStale() || (verdict.isFailure() && !failsAsExpected());
    }
}
