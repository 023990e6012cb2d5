package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keywords of a schema that limit a value. */
record Bounds(Map<String, String> limits) {
    static final Bounds NONE = new Bounds(Map.of());

    private static final List<String> KEYWORDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "pattern");

    static Bounds of(JsonNode schema) {
        Map<String, String> limits = new LinkedHashMap<>();
        for (String keyword : KEYWORDS) {
            if (schema.has(keyword)) {
                limits.put(keyword, schema.get(keyword).asText());
            }
        }
        return limits.isEmpty() ? NONE : new Bounds(Map.copyOf(limits));
    }

    /** These bounds, and those of the schema behind a reference. */
    Bounds and(Bounds other) {
        Map<String, String> all = new LinkedHashMap<>(other.limits);
        all.putAll(limits);
        return new Bounds(Map.copyOf(all));
    }

    String get(String keyword) {
        return limits.getOrDefault(keyword, "");
    }
}
