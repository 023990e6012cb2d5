package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;

/** An example of a schema in one dialect: as its author wrote it, and as a tree. */
record Example(String dialect, String schema, String name, String text, JsonNode tree) {
    static Example of(JsonNode entry, String text, JsonNode tree) {
        String name = entry.path("name").asText().replace('-', ' ');
        return new Example(
                entry.path("dialect").asText(), entry.path("schema").asText(), name, text.stripTrailing(), tree);
    }
}
