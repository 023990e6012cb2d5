package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Refusal;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.profile.Profile;
import java.util.Set;

/** Tells an honest "not supported" from a failure: only a typed error counts, and only where the profile leaves room. */
record Refusals(Profile profile) {
    private static final Set<String> CODES = Set.of(
            "unsupported_parameter",
            "unsupported_value",
            "unsupported_tool",
            "unsupported_feature",
            "not_supported",
            "not_implemented");

    boolean isHonest(Case each, Step step, Exchange exchange) {
        Refusal refusal = each.refusal();
        boolean room = refusal.always() || !profile.core().containsAll(each.needs());
        boolean here = refusal.on().isEmpty() || refusal.on().contains(step.id());
        return room && here && refusal.status().contains(exchange.status()) && says(refusal, exchange);
    }

    private static boolean says(Refusal refusal, Exchange exchange) {
        JsonNode error = exchange.json().path("error");
        if (error.path("message").asText("").isBlank()
                || error.path("type").asText("").isBlank()) {
            return false;
        }
        if (!refusal.params().isEmpty()) {
            return refusal.params().contains(error.path("param").asText(""));
        }
        return exchange.status() != 400 || CODES.contains(error.path("code").asText(""));
    }
}
