package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import java.util.Optional;

/** Whether an answer has the item that its step hoped for. A model may leave it out; a server that was forced may not. */
final class Elicited {
    private Elicited() {}

    static Optional<Finding> missing(Step.Elicits wanted, Exchange exchange) {
        if (!wanted.anything() || fits(wanted, Captures.item(wanted.item(), exchange))) {
            return Optional.empty();
        }
        boolean models =
                exchange.accepted() && exchange.response().path("output").isArray() && !wanted.forced();
        return Optional.of(
                models
                        ? new Finding.Untestable("the model answered without " + what(wanted))
                        : new Finding.Violation(
                                "/output",
                                "not in the answer: " + what(wanted),
                                what(wanted),
                                "status " + exchange.status()));
    }

    private static boolean fits(Step.Elicits wanted, JsonNode item) {
        JsonNode at = item.at(wanted.having());
        return !at.isMissingNode()
                && !at.isNull()
                && (wanted.is().isEmpty() || wanted.is().contains(at.asText()));
    }

    private static String what(Step.Elicits wanted) {
        String values = wanted.is().isEmpty() ? "" : " of " + String.join(", ", wanted.is());
        return "a " + wanted.item() + (wanted.having().isEmpty() ? "" : " with " + wanted.having() + values);
    }
}
