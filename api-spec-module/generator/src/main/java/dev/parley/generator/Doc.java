package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the contract says about a thing to people: its description and the documents that have it. */
record Doc(String text, List<String> dialects, boolean deprecated) {
    static Doc of(JsonNode schema) {
        List<String> dialects = new ArrayList<>();
        schema.path("x-dialects").forEach(d -> dialects.add(d.asText()));
        String text = schema.path("description").asText(schema.path("summary").asText(""));
        return new Doc(text, dialects, schema.path("deprecated").asBoolean());
    }

    /** What a reference says wins over what its target says. */
    Doc or(Doc target) {
        return new Doc(
                text.isEmpty() ? target.text : text, dialects.isEmpty() ? target.dialects : dialects, deprecated);
    }
}
