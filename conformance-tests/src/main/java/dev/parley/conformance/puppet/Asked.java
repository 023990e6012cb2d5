package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ThreadLocalRandom;

/** What a voice needs to know of the request it answers: the request, the script, and a name to make ids from. */
record Asked(JsonNode request, Script script, String name) {
    static Asked of(JsonNode request, Script script) {
        return new Asked(
                request, script, Long.toHexString(ThreadLocalRandom.current().nextLong()));
    }

    boolean streams() {
        return request.path("stream").asBoolean();
    }

    ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    String model() {
        return request.path("model").asText();
    }

    boolean lacks(Script.Part part) {
        return script.lacks().contains(part);
    }

    /** A word is a token here. */
    int words() {
        return Heard.in(request).stream()
                .mapToInt(said -> said.text().split("\\s+").length)
                .sum();
    }
}
