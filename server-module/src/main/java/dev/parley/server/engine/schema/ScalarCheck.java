package dev.parley.server.engine.schema;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Num;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import dev.parley.server.engine.EngineException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** The keywords that speak about texts and numbers. */
final class ScalarCheck {
    private static final int LONGEST_PATTERN = 1_000;

    private final SchemaDocument document;

    ScalarCheck(SchemaDocument document) {
        this.document = document;
    }

    boolean accepts(Map.Entry<String, JsonValue> keyword, String text) throws EngineException {
        if (keyword.getValue() instanceof Str pattern) {
            return matches(pattern.value(), text);
        }
        BigDecimal bound = bound(keyword);
        BigDecimal length = BigDecimal.valueOf(text.codePointCount(0, text.length()));
        return keyword.getKey().equals("minLength") ? length.compareTo(bound) >= 0 : length.compareTo(bound) <= 0;
    }

    boolean accepts(Map.Entry<String, JsonValue> keyword, JsonValue value, Obj schema) throws EngineException {
        if (!(value instanceof Num)) {
            return true;
        }
        BigDecimal number = SchemaType.decimal(value);
        if (number == null || schema.get("exclusiveMinimum") instanceof JsonValue.Bool) {
            throw document.refuse("its bounds are not of a kind that it knows");
        }
        BigDecimal bound = bound(keyword);
        return switch (keyword.getKey()) {
            case "minimum" -> number.compareTo(bound) >= 0;
            case "maximum" -> number.compareTo(bound) <= 0;
            case "exclusiveMinimum" -> number.compareTo(bound) > 0;
            case "exclusiveMaximum" -> number.compareTo(bound) < 0;
            default -> bound.signum() > 0 && number.remainder(bound).signum() == 0;
        };
    }

    boolean matches(String pattern, String text) throws EngineException {
        if (pattern.length() > LONGEST_PATTERN) {
            throw document.refuse("a pattern is too long");
        }
        try {
            return ClientPattern.of(pattern, 0).isIn(text);
        } catch (PatternSyntaxException e) {
            throw document.refuse("a pattern can't be read");
        } catch (ClientPattern.TooMuchWork e) {
            throw document.refuse("a pattern takes too long");
        }
    }

    private BigDecimal bound(Map.Entry<String, JsonValue> keyword) throws EngineException {
        BigDecimal bound = SchemaType.decimal(keyword.getValue());
        if (bound == null) {
            throw document.refuse("the value of " + keyword.getKey() + " is not a number of a sensible size");
        }
        return bound;
    }
}
