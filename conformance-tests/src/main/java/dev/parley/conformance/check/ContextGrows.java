package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import java.util.List;

/** A chained turn costs more input than the same turn alone: the history was read. */
final class ContextGrows implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        long alone = input(evidence.others().get(0));
        long chained = input(evidence.subject());
        return chained > alone
                ? List.of()
                : List.of(new Finding.Violation(
                        "/usage/input_tokens",
                        "the history was not replayed",
                        "more than the " + alone + " of the same turn without history",
                        String.valueOf(chained)));
    }

    private static long input(Exchange exchange) {
        return exchange.response().path("usage").path("input_tokens").asLong();
    }
}
