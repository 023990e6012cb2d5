package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of one case: the verdict, the reasons, and the exchanges that prove them. */
public record CaseResult(
        Case of, boolean core, Verdict verdict, List<Reason> reasons, List<Exchange> exchanges, Duration took) {
    /** One finding, the step and check that made it, and whether an accepted request had promised otherwise. */
    public record Reason(String step, String check, boolean promised, Finding finding) {}

    public CaseResult {
        reasons = List.copyOf(reasons);
        exchanges = List.copyOf(exchanges);
    }

    public Optional<Exchange> exchange(String step) {
        return exchanges.stream().filter(each -> each.step().equals(step)).findFirst();
    }
}
