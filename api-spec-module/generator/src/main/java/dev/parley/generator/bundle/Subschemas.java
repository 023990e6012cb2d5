package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A schema and all schemas that are written out inside it, each with the way to it; the schema itself has the empty way. */
final class Subschemas {
    private final Map<String, JsonNode> found = new LinkedHashMap<>();

    private Subschemas() {}

    /** All of them, the schema first. */
    static Map<String, JsonNode> of(JsonNode schema) {
        return collect("", schema, way -> true);
    }

    /** Those that are values of properties, at any depth: {@code property size}, {@code property inner items property deep}. */
    static Map<String, JsonNode> properties(JsonNode schema) {
        return collect("", schema, way -> way.matches("(.* )?property \\S+"));
    }

    private static Map<String, JsonNode> collect(String way, JsonNode schema, Predicate<String> wanted) {
        Subschemas all = new Subschemas();
        all.add(way, schema);
        all.found.keySet().removeIf(wanted.negate());
        return all.found;
    }

    private void add(String way, JsonNode schema) {
        found.put(way.strip(), schema);
        Trees.fields(schema.path("properties")).forEach((name, value) -> add(way + " property " + name, value));
        for (String key : List.of("items", "additionalProperties")) {
            if (schema.path(key).isObject()) {
                add(way + " " + key, schema.path(key));
            }
        }
        for (String key : List.of("oneOf", "anyOf", "allOf")) {
            List<JsonNode> members = Trees.elements(schema.path(key));
            for (int i = 0; i < members.size(); i++) {
                add(way + " " + key + " " + i, members.get(i));
            }
        }
    }
}
