package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What kind of type a schema describes, whichever of JSON Schema's ways it takes to say so. */
enum Shape {
    ALIAS,
    ANY,
    DECIMAL,
    ENUM,
    FIXED,
    FLAG,
    FREE,
    LIST,
    MAP,
    OBJECT,
    TEXT,
    UNION,
    WHOLE;

    boolean isDeclared() {
        return this == OBJECT || this == ENUM || this == UNION;
    }

    static Shape of(JsonNode schema, Contract contract) {
        if (Alternatives.only(schema) != null) {
            return ALIAS;
        }
        if (Alternatives.isChoice(schema)) {
            return choice(schema, contract);
        }
        List<String> types = types(schema);
        if (isStringChoice(schema, types)) {
            return values(schema).size() == 1 ? FIXED : ENUM;
        }
        return types.isEmpty() ? untyped(schema) : typed(types.get(0), schema);
    }

    /** A choice among strings is one open enum, or just a string. */
    private static Shape choice(JsonNode schema, Contract contract) {
        List<JsonNode> members = Alternatives.of(schema, contract);
        boolean strings = true;
        boolean values = false;
        for (JsonNode member : members) {
            Shape shape = of(contract.resolve(member), contract);
            strings &= shape == TEXT || shape == ENUM || shape == FIXED;
            values |= shape == ENUM || shape == FIXED;
        }
        return !strings ? UNION : values ? ENUM : TEXT;
    }

    private static Shape typed(String type, JsonNode schema) {
        return switch (type) {
            case "string" -> TEXT;
            case "integer" -> WHOLE;
            case "number" -> DECIMAL;
            case "boolean" -> FLAG;
            case "array" -> LIST;
            case "object" -> object(schema);
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static Shape untyped(JsonNode schema) {
        if (schema.has("allOf") || schema.has("properties")) {
            return OBJECT;
        }
        return schema.has("items") ? LIST : schema.path("additionalProperties").isObject() ? MAP : ANY;
    }

    private static Shape object(JsonNode schema) {
        if (schema.has("properties") || schema.has("allOf")) {
            return OBJECT;
        }
        JsonNode rest = schema.path("additionalProperties");
        return rest.isObject() && !rest.isEmpty() ? MAP : FREE;
    }

    private static boolean isStringChoice(JsonNode schema, List<String> types) {
        boolean text = types.isEmpty() || types.get(0).equals("string");
        return text && !values(schema).isEmpty();
    }

    /** The strings that `const` or `enum` allows. */
    static List<String> values(JsonNode schema) {
        List<String> values = new ArrayList<>();
        if (schema.path("const").isTextual()) {
            values.add(schema.get("const").asText());
        }
        for (JsonNode value : schema.path("enum")) {
            if (value.isTextual()) {
                values.add(value.asText());
            }
        }
        return values;
    }

    /** The JSON types of the schema, null aside. */
    static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(t -> types.add(t.asText()));
        types.remove("null");
        return types;
    }

    static boolean allowsNull(JsonNode schema) {
        boolean alternative = isNull(schema.path("oneOf")) || isNull(schema.path("anyOf"));
        boolean listed = contains(schema.path("type"), "null") || containsNull(schema.path("enum"));
        return alternative || listed || schema.path("nullable").asBoolean();
    }

    private static boolean isNull(JsonNode alternatives) {
        for (JsonNode alternative : alternatives) {
            if (Alternatives.isNull(alternative) || allowsNull(alternative)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsNull(JsonNode list) {
        for (JsonNode item : list) {
            if (item.isNull()) {
                return true;
            }
        }
        return false;
    }
}
