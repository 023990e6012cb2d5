package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Trees;

/**
 * Takes values out of an answer: {@code /pointer}, or {@code item_type:/pointer} for the first output item of a type.
 * {@code twin:/pointer} makes of an id another one of the same form, which nothing has.
 */
final class Captures {
    private static final String TWIN = "twin:";

    private Captures() {}

    static JsonNode take(String expression, Exchange exchange) {
        int colon = expression.indexOf(':');
        if (colon < 0) {
            return exchange.latest().at(expression);
        }
        if (expression.startsWith(TWIN)) {
            return twin(exchange.response().at(expression.substring(TWIN.length())));
        }
        return item(expression.substring(0, colon), exchange).at(expression.substring(colon + 1));
    }

    /** Turned round behind its prefix, an id keeps its length and letters, and is no neighbour of another. */
    private static JsonNode twin(JsonNode id) {
        int start = id.asText().lastIndexOf('_') + 1;
        String turned =
                new StringBuilder(id.asText().substring(start)).reverse().toString();
        return id.isTextual() ? TextNode.valueOf(id.asText().substring(0, start) + turned) : Trees.missing();
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
