package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what a schema allows beyond its type, a phrase per bound. A keyword that it has no phrase for is shown as it stands. */
final class Bounds {
    private static final Set<String> ELSEWHERE = Set.of(
            "$ref",
            "type",
            "const",
            "enum",
            "items",
            "oneOf",
            "anyOf",
            "allOf",
            "properties",
            "required",
            "format",
            "description",
            "title",
            "default",
            "discriminator",
            "additionalProperties",
            "example",
            "examples");
    private static final List<Range> RANGES = List.of(
            new Range("minLength", "maxLength", " characters"),
            new Range("minItems", "maxItems", " elements"),
            new Range("minProperties", "maxProperties", " properties"),
            new Range("minimum", "maximum", ""));

    private Bounds() {}

    static List<String> of(JsonNode schema) {
        List<String> bounds = new ArrayList<>();
        Set<String> said = new HashSet<>(ELSEWHERE);
        for (Range range : RANGES) {
            range.say(schema, bounds);
            said.add(range.low());
            said.add(range.high());
        }
        schema.properties().stream()
                .filter(member ->
                        !said.contains(member.getKey()) && !member.getKey().startsWith("x-"))
                .forEach(member -> bounds.addAll(other(member.getKey(), member.getValue())));
        if (schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean()) {
            bounds.add("no other properties");
        }
        nested(schema, bounds);
        return bounds;
    }

    private static List<String> other(String keyword, JsonNode value) {
        if (keyword.equals("propertyNames")) {
            return of(value).stream().map(bound -> "keys: " + bound).toList();
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? List.of(keyword) : List.of();
        }
        return List.of(keyword + ": " + (value.isTextual() ? value.asText() : value.toString()));
    }

    private static void nested(JsonNode schema, List<String> bounds) {
        of(schema.path("items"), "each: ", bounds);
        of(schema.path("additionalProperties"), "values: ", bounds);
        if (schema.has("oneOf") || schema.has("anyOf")) {
            List<JsonNode> members = Types.alternatives(schema);
            members.forEach(member -> of(
                    member,
                    members.size() == 1 ? "" : "as " + member.path("type").asText("alternative") + ": ",
                    bounds));
        }
    }

    private static void of(JsonNode schema, String prefix, List<String> bounds) {
        if (schema.isObject() && !schema.has("$ref")) {
            of(schema).forEach(bound -> bounds.add(prefix + bound));
        }
    }

    private record Range(String low, String high, String unit) {
        void say(JsonNode schema, List<String> bounds) {
            String from = schema.path(low).asText();
            String to = schema.path(high).asText();
            if (schema.has(low) && schema.has(high)) {
                bounds.add(from.equals(to) ? "exactly " + from + unit : from + " to " + to + unit);
            } else if (schema.has(low)) {
                bounds.add("at least " + from + unit);
            } else if (schema.has(high)) {
                bounds.add("at most " + to + unit);
            }
        }
    }
}
