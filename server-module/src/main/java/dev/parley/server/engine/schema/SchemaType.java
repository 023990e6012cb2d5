package dev.parley.server.engine.schema;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Arr;
import dev.parley.json.JsonValue.Bool;
import dev.parley.json.JsonValue.Num;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which types a schema allows, which one a value has, and the numbers in both. */
public final class SchemaType {
    private static final int MOST_DIGITS = 400;

    private SchemaType() {}

    /** The allowed types, null last; guessed from the other keywords where the schema names none. */
    public static List<String> of(Obj schema) {
        JsonValue type = schema.get("type");
        if (type instanceof Str one) {
            return List.of(one.value());
        }
        if (type instanceof Arr several) {
            List<String> names = several.items().stream()
                    .filter(Str.class::isInstance)
                    .map(name -> ((Str) name).value())
                    .toList();
            return Stream.concat(
                            names.stream().filter(name -> !name.equals("null")),
                            names.stream().filter(name -> name.equals("null")))
                    .toList();
        }
        return List.of(guessed(schema.members().keySet()));
    }

    static boolean matches(String type, JsonValue value) {
        return switch (type) {
            case "object" -> value instanceof Obj;
            case "array" -> value instanceof Arr;
            case "string" -> value instanceof Str;
            case "number" -> value instanceof Num;
            case "integer" -> isWhole(decimal(value));
            case "boolean" -> value instanceof Bool;
            default -> type.equals("null") && value == JsonValue.Null.NULL;
        };
    }

    /** A number that can be calculated with; null for anything else, and for numbers whose digits would fill memory. */
    public static @Nullable BigDecimal decimal(@Nullable JsonValue value) {
        if (!(value instanceof Num number) || number.literal().length() > MOST_DIGITS) {
            return null;
        }
        BigDecimal decimal = number.decimalValue();
        return Math.abs((long) decimal.scale()) > MOST_DIGITS ? null : decimal;
    }

    public static long whole(Obj schema, String keyword, long otherwise) {
        BigDecimal decimal = decimal(schema.get(keyword));
        return decimal == null
                ? otherwise
                : decimal.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue();
    }

    public static boolean isWhole(@Nullable BigDecimal decimal) {
        return decimal != null && decimal.stripTrailingZeros().scale() <= 0;
    }

    private static String guessed(Set<String> keywords) {
        if (keywords.contains("properties") || keywords.contains("required") || keywords.contains("minProperties")) {
            return "object";
        }
        if (keywords.contains("items") || keywords.contains("prefixItems") || keywords.contains("minItems")) {
            return "array";
        }
        boolean number = keywords.contains("minimum")
                || keywords.contains("maximum")
                || keywords.contains("exclusiveMinimum")
                || keywords.contains("exclusiveMaximum")
                || keywords.contains("multipleOf");
        return number ? "number" : "string";
    }
}
