package dev.parley.generator.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Schemas: properties, types, values, members of unions, bounds. References are compared by name. */
final class SchemaBreaks {
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems", "minProperties");

    private final Findings findings;

    SchemaBreaks(Findings findings) {
        this.findings = findings;
    }

    void compare(String where, JsonNode before, JsonNode after) {
        reference(where, before, after);
        types(where, before, after);
        gone(where, "value", texts(before.path("enum")), texts(after.path("enum")));
        if (before.has("const") && !before.get("const").equals(after.path("const"))) {
            findings.add(where, "its fixed value was " + before.get("const"));
        }
        gone(where, "type", names(before.at("/discriminator/mapping")), names(after.at("/discriminator/mapping")));
        gone(where, "member", members(before), members(after));
        required(where, before, after);
        bounds(where, before, after);
        properties(where, before, after);
        nested(where + "[]", before.path("items"), after.path("items"));
        nested(where + ".*", before.path("additionalProperties"), after.path("additionalProperties"));
    }

    private void reference(String where, JsonNode before, JsonNode after) {
        String was = before.path("$ref").asText();
        if (!was.isEmpty()
                && !was.equals(after.path("$ref").asText())
                && !members(after).contains(was)) {
            findings.add(where, "it was a " + was.substring(was.lastIndexOf('/') + 1));
        }
    }

    private void types(String where, JsonNode before, JsonNode after) {
        Set<String> now = texts(after.path("type"));
        if (now.contains("number")) {
            now.add("integer");
        }
        boolean anything = now.isEmpty() && members(after).isEmpty() && !after.has("$ref");
        if (!anything && members(after).isEmpty()) {
            gone(where, "type", texts(before.path("type")), now);
        }
    }

    private void required(String where, JsonNode before, JsonNode after) {
        Set<String> added = texts(after.path("required"));
        added.removeAll(texts(before.path("required")));
        added.forEach(name -> findings.add(where + "." + name, "has become required"));
    }

    private void bounds(String where, JsonNode before, JsonNode after) {
        for (String bound : UPPER) {
            if (after.has(bound)
                    && (!before.has(bound)
                            || after.get(bound).asDouble() < before.get(bound).asDouble())) {
                findings.add(where, bound + " is now " + after.get(bound));
            }
        }
        for (String bound : LOWER) {
            if (after.has(bound)
                    && (!before.has(bound)
                            || after.get(bound).asDouble() > before.get(bound).asDouble())) {
                findings.add(where, bound + " is now " + after.get(bound));
            }
        }
    }

    private void properties(String where, JsonNode before, JsonNode after) {
        before.path("properties").properties().forEach(property -> {
            JsonNode now = after.path("properties").path(property.getKey());
            String place = where + "." + property.getKey();
            if (now.isMissingNode()) {
                findings.add(place, "the property is gone");
            } else {
                compare(place, property.getValue(), now);
            }
        });
    }

    private void nested(String where, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            compare(where, before, after);
        }
    }

    private void gone(String where, String what, Set<String> before, Set<String> after) {
        boolean open = before.isEmpty() || (what.equals("value") && after.isEmpty());
        if (!open) {
            before.stream()
                    .filter(one -> !after.contains(one))
                    .forEach(one -> findings.add(where, what + " " + one + " is gone"));
        }
    }

    /** What a union is made of: names of schemas, else types. */
    private static Set<String> members(JsonNode schema) {
        Set<String> members = new LinkedHashSet<>();
        for (String keyword : List.of("oneOf", "anyOf")) {
            for (JsonNode member : schema.path(keyword)) {
                members.add(
                        member.has("$ref")
                                ? member.get("$ref").asText()
                                : member.path("type").asText());
            }
        }
        return members;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode one) {
        Set<String> texts = new LinkedHashSet<>();
        if (one.isArray()) {
            one.forEach(text -> texts.add(text.asText()));
        } else if (one.isTextual()) {
            texts.add(one.asText());
        }
        return texts;
    }
}
