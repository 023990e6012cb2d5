package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what a schema is, in a phrase with links: `string`, `array of InputItem`. Null is not part of it. */
final class Types {
    private final Documents documents;

    Types(Documents documents) {
        this.documents = documents;
    }

    Html phrase(JsonNode schema) {
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asText();
            return documents
                    .schemaName(schema)
                    .map(name -> Html.link(Anchors.schema(name), Html.text(name)))
                    .orElse(Html.text(ref.substring(ref.lastIndexOf('/') + 1)));
        }
        if (schema.has("const")) {
            return Html.code(schema.path("const").toString());
        }
        for (String key : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(key)) {
                return members(schema.path(key), key.equals("allOf") ? " and " : " or ");
            }
        }
        List<Html> phrases = new ArrayList<>();
        names(schema).forEach(name -> phrases.add(named(name, schema)));
        return phrases.isEmpty() ? Html.text("any value") : Html.join(phrases, " or ");
    }

    /** Whether null is a value of the schema. */
    static boolean nullable(JsonNode schema) {
        if (isNull(schema) || names(schema, "type").contains("null")) {
            return true;
        }
        for (String key : List.of("oneOf", "anyOf")) {
            for (JsonNode member : schema.path(key)) {
                if (nullable(member)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("const").isNull() || names(schema, "enum").contains("null");
    }

    /** The schemas that a value without null may be of: the members of a union, or the schema itself. */
    static List<JsonNode> alternatives(JsonNode schema) {
        List<JsonNode> alternatives = new ArrayList<>();
        List.of("oneOf", "anyOf").forEach(key -> schema.path(key).forEach(alternatives::add));
        if (alternatives.isEmpty()) {
            return List.of(schema);
        }
        alternatives.removeIf(member -> member.path("type").asText().equals("null"));
        return alternatives;
    }

    private Html members(JsonNode members, String separator) {
        Set<Html> phrases = new LinkedHashSet<>();
        for (JsonNode member : members) {
            if (!member.path("type").asText().equals("null")) {
                phrases.add(phrase(member));
            }
        }
        return phrases.isEmpty() ? Html.text("null") : Html.join(phrases, separator);
    }

    private Html named(String name, JsonNode schema) {
        if (name.equals("array") && schema.has("items")) {
            return Html.join(Html.text("array of "), phrase(schema.path("items")));
        }
        JsonNode values = schema.path("additionalProperties");
        if (name.equals("object") && values.isObject() && !values.isEmpty()) {
            return Html.join(Html.text("map of "), phrase(values));
        }
        return schema.has("format")
                ? Html.text(name + " (" + schema.path("format").asText() + ")")
                : Html.text(name);
    }

    private static List<String> names(JsonNode schema) {
        if (schema.has("type")) {
            List<String> names = names(schema, "type");
            return names.size() > 1
                    ? names.stream().filter(name -> !name.equals("null")).toList()
                    : names;
        }
        return schema.has("properties") ? List.of("object") : List.of();
    }

    private static List<String> names(JsonNode schema, String key) {
        JsonNode found = schema.path(key);
        List<String> names = new ArrayList<>();
        if (found.isArray()) {
            found.forEach(name -> names.add(name.asText()));
        } else if (found.isTextual()) {
            names.add(found.asText());
        }
        return names;
    }
}
