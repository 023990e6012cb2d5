package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import dev.parley.json.JsonMismatchException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of plain types, for generated readers. What does not fit is refused by a strict reader and handed up whole by a
 * lenient one; whether the reader is strict is asked only then, so that a value that fits pays nothing for it.
 */
public final class Read {
    /** Sits in the parser's root context: found from any depth, and free until somebody looks. */
    static final Object STRICT = new Object();

    private static final Object[] NOTHING = {};

    private Read() {}

    public static String text(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_STRING) {
            return p.getText();
        }
        throw mismatch(p, "a string");
    }

    /** Whether this is the current value; in most cases without making a string of it. */
    static boolean isText(JsonParser p, String expected) throws IOException {
        if (p.currentToken() != JsonToken.VALUE_STRING) {
            return false;
        }
        return p.hasTextCharacters()
                ? Words.matches(expected, p.getTextCharacters(), p.getTextOffset(), p.getTextLength())
                : expected.equals(p.getText());
    }

    /** A text that is often one of these words, which are then the same string. */
    public static String word(JsonParser p, Words words) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_STRING) {
            return words.text(p);
        }
        throw mismatch(p, "a string");
    }

    public static long whole(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT && isLong(p)) {
            long value = p.getLongValue();
            if (value != 0 || p.getTextLength() == 1 || isStrict(p)) {
                return value;
            }
        }
        if (p.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && isStrict(p)) {
            return wholeFromFloat(p);
        }
        throw mismatch(p, "an integer");
    }

    /** Asking for the type of a number parses it: not done for what is short enough for a long anyway. */
    private static boolean isLong(JsonParser p) throws IOException {
        return p.getTextLength() <= 18 || p.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    /** JSON Schema counts 1.0 as an integer. */
    private static long wholeFromFloat(JsonParser p) throws IOException {
        double value = p.getDoubleValue();
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            return (long) value;
        }
        throw wrong(p, "an integer");
    }

    public static double decimal(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT || p.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = p.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw mismatch(p, "a number");
    }

    public static boolean flag(JsonParser p) throws IOException {
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_TRUE -> true;
            case JsonTokenId.ID_FALSE -> false;
            default -> throw mismatch(p, "a boolean");
        };
    }

    public static <T> List<T> list(JsonParser p, JsonReader<T> element) throws IOException {
        if (p.currentToken() != JsonToken.START_ARRAY) {
            throw mismatch(p, "an array");
        }
        @Nullable Object[] items = NOTHING;
        int size = 0;
        try {
            while (p.nextToken() != JsonToken.END_ARRAY) {
                T item = element.read(p);
                if (size == items.length) {
                    items = Arrays.copyOf(items, size == 0 ? 4 : 2 * size);
                }
                items[size++] = item;
            }
        } catch (JsonMismatchException e) {
            throw Rescue.list(p, Frozen.owned(items, size), e);
        }
        return Frozen.owned(items, size);
    }

    public static <T> Map<String, T> map(JsonParser p, JsonReader<T> element) throws IOException {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw mismatch(p, "an object");
        }
        FrozenMap.Maker<T> members = new FrozenMap.Maker<>();
        String name = "";
        try {
            while ((name = p.nextFieldName()) != null) {
                p.nextToken();
                if (!members.put(name, element.read(p))) {
                    refuseDuplicate(p);
                }
            }
        } catch (JsonMismatchException e) {
            throw Rescue.map(p, members.make(), name, e);
        }
        return members.make();
    }

    /** A value of a kind that a union does not have. */
    public static JsonValue other(JsonParser p, String expected) throws IOException {
        return mismatch(p, expected).rawOrThrow();
    }

    /** The current value does not fit; in lenient reading it is consumed and travels with the exception. */
    public static JsonMismatchException mismatch(JsonParser p, String expected) throws IOException {
        return isStrict(p)
                ? wrong(p, expected)
                : JsonMismatchException.keeping(
                        JsonValue.read(p), "expected " + expected + ", got another kind of value");
    }

    static JsonMismatchException wrong(JsonParser p, String expected) {
        if (p.currentToken() == JsonToken.VALUE_NULL) {
            return JsonMismatchException.of(
                    Kind.NULL, "null is not allowed, expected " + expected, p.currentLocation());
        }
        return JsonMismatchException.of(
                Kind.WRONG_TYPE, "expected " + expected + ", got " + kindOf(p), p.currentLocation());
    }

    static JsonMismatchException missing(JsonParser p, String name) {
        return JsonMismatchException.of(Kind.MISSING, "a required value is missing", p.currentLocation())
                .at(name);
    }

    static void refuseDuplicate(JsonParser p) throws JsonMismatchException {
        if (isStrict(p)) {
            throw JsonMismatchException.of(Kind.DUPLICATE, "the key appears twice", p.currentLocation());
        }
    }

    static boolean isStrict(JsonParser p) {
        return root(p).getCurrentValue() == STRICT;
    }

    static JsonStreamContext root(JsonParser p) {
        JsonStreamContext context = p.getParsingContext();
        while (context.getParent() != null) {
            context = context.getParent();
        }
        return context;
    }

    private static String kindOf(JsonParser p) {
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> "an object";
            case JsonTokenId.ID_START_ARRAY -> "an array";
            case JsonTokenId.ID_STRING -> "a string";
            case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> "a number";
            case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> "a boolean";
            default -> "nothing";
        };
    }
}
