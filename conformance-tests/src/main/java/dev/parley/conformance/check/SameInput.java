package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import java.util.List;

/** Two turns that should see the same history cost the same input. */
final class SameInput implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        long wanted = input(evidence.others().get(0));
        long actual = input(evidence.subject());
        if (wanted == actual && wanted > 0) {
            return List.of();
        }
        String message = wanted == actual ? "no turn says what its input cost" : "the turns saw different histories";
        String expected = wanted > 0 ? String.valueOf(wanted) : "more than 0 in both turns";
        return List.of(new Finding.Violation("/usage/input_tokens", message, expected, String.valueOf(actual)));
    }

    private static long input(Exchange exchange) {
        return exchange.response().path("usage").path("input_tokens").asLong();
    }
}
