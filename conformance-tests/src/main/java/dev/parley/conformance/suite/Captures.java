package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Trees;

/** Takes values out of an answer: {@code /pointer}, or {@code item_type:/pointer} for the first output item of a type. */
final class Captures {
    private Captures() {}

    static JsonNode take(String expression, Exchange exchange) {
        int colon = expression.indexOf(':');
        if (colon < 0) {
            return exchange.latest().at(expression);
        }
        return item(expression.substring(0, colon), exchange).at(expression.substring(colon + 1));
    }

    static JsonNode item(String type, Exchange exchange) {
        for (JsonNode item : exchange.response().path("output")) {
            if (item.path("type").asText().equals(type)) {
                return item;
            }
        }
        return Trees.missing();
    }
}
