package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of `oneOf`, `anyOf` or a list of types; null is never one of them, and choices in choices are opened. */
final class Alternatives {
    private Alternatives() {}

    static boolean isChoice(JsonNode schema) {
        return direct(schema).size() > 1;
    }

    /** The one schema that is meant where a choice or an `allOf` has only one beside null. */
    static @Nullable JsonNode only(JsonNode schema) {
        if (schema.path("allOf").size() == 1 && !schema.has("properties")) {
            return schema.get("allOf").get(0);
        }
        boolean choice = schema.has("oneOf") || schema.has("anyOf");
        List<JsonNode> direct = choice ? direct(schema) : List.of();
        return direct.size() == 1 ? direct.get(0) : null;
    }

    static List<JsonNode> of(JsonNode schema, Contract contract) {
        List<JsonNode> members = new ArrayList<>();
        for (JsonNode member : direct(schema)) {
            JsonNode target = contract.resolve(member);
            JsonNode only = only(target);
            if (only != null) {
                members.add(only);
            } else if (isChoice(target)) {
                members.addAll(of(target, contract));
            } else {
                members.add(member);
            }
        }
        return new ArrayList<>(new LinkedHashSet<>(members));
    }

    /** All strings that an enum allows, also where it is put together of several. */
    static List<String> values(JsonNode schema, Contract contract) {
        Set<String> values = new LinkedHashSet<>(Shape.values(schema));
        if (isChoice(schema)) {
            of(schema, contract).forEach(m -> values.addAll(Shape.values(contract.resolve(m))));
        }
        return List.copyOf(values);
    }

    static boolean isNull(JsonNode schema) {
        return schema.path("type").asText().equals("null");
    }

    private static List<JsonNode> direct(JsonNode schema) {
        List<JsonNode> members = new ArrayList<>();
        schema.path("oneOf").forEach(members::add);
        schema.path("anyOf").forEach(members::add);
        members.removeIf(Alternatives::isNull);
        if (members.isEmpty() && Shape.types(schema).size() > 1) {
            Shape.types(schema).forEach(type -> members.add(((ObjectNode) schema.deepCopy()).put("type", type)));
        }
        return members;
    }
}
