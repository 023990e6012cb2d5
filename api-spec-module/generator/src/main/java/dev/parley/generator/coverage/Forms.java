package dev.parley.generator.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The schemas that a value may have, with references followed and choices opened. Knows both JSON Schema roots in use. */
final class Forms {
    private final JsonNode document;

    Forms(JsonNode document) {
        this.document = document;
    }

    /** All forms of some schemas; null is none. */
    List<JsonNode> of(List<JsonNode> schemas) {
        Set<JsonNode> forms = new LinkedHashSet<>();
        schemas.forEach(schema -> collect(schema, forms));
        return List.copyOf(forms);
    }

    private void collect(JsonNode schema, Set<JsonNode> forms) {
        if (schema.has("$ref")) {
            collect(target(schema), forms);
            return;
        }
        boolean choice = false;
        for (String key : List.of("oneOf", "anyOf", "allOf")) {
            for (JsonNode member : schema.path(key)) {
                choice |= !key.equals("allOf");
                collect(member, forms);
            }
        }
        boolean none = schema.path("type").asText().equals("null");
        if (!none && (!choice || schema.has("properties"))) {
            forms.add(schema);
        }
    }

    JsonNode target(JsonNode schema) {
        JsonNode target = document.at(schema.path("$ref").asText().substring(1));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException(
                    "nothing at " + schema.path("$ref").asText());
        }
        return target;
    }

    /** The same property of all forms that have it. */
    static List<JsonNode> property(List<JsonNode> forms, String name) {
        List<JsonNode> found = new ArrayList<>();
        forms.stream()
                .map(form -> form.path("properties").path(name))
                .filter(f -> !f.isMissingNode())
                .forEach(found::add);
        return found;
    }

    /** What all forms say under a keyword such as {@code items}. */
    static List<JsonNode> under(List<JsonNode> forms, String keyword) {
        return forms.stream()
                .map(form -> form.path(keyword))
                .filter(JsonNode::isObject)
                .toList();
    }

    /** The texts that a form allows; empty where it allows any. */
    static Set<String> values(JsonNode form) {
        Set<String> values = new LinkedHashSet<>();
        if (form.path("const").isTextual()) {
            values.add(form.path("const").asText());
        }
        form.path("enum").forEach(value -> {
            if (value.isTextual()) {
                values.add(value.asText());
            }
        });
        return values;
    }

    /** The kinds of JSON value that a form allows; empty where it allows any. */
    static Set<String> kinds(JsonNode form) {
        Set<String> kinds = new LinkedHashSet<>();
        JsonNode type = form.path("type");
        type.forEach(kind -> kinds.add(kind.asText()));
        if (type.isTextual()) {
            kinds.add(type.asText());
        } else if (!values(form).isEmpty()) {
            kinds.add("string");
        } else if (form.has("properties")) {
            kinds.add("object");
        }
        kinds.remove("null");
        return kinds;
    }
}
