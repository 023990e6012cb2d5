package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A walk through a raw value, token by token; knows nothing of the parser that shows it. */
final class TreeCursor {
    private final Deque<Level> levels = new ArrayDeque<>(4);
    private JsonValue current;
    private boolean started;

    private static final class Level {
        final JsonValue container;
        final Iterator<?> rest;
        final JsonToken end;

        @Nullable
        String name;

        Level(JsonValue container, Iterator<?> rest, JsonToken end) {
            this.container = container;
            this.rest = rest;
            this.end = end;
        }
    }

    TreeCursor(JsonValue value) {
        this.current = value;
    }

    /** The value that begins, ends or is the current token; of a name, the value that follows. */
    JsonValue current() {
        return current;
    }

    @Nullable
    String name() {
        Level level = levels.peek();
        return level == null ? null : level.name;
    }

    JsonToken restart(JsonValue value) {
        if (!levels.isEmpty()) {
            levels.clear();
        }
        started = true;
        return enter(value);
    }

    /** Skips what is left of the innermost object or array. */
    JsonToken leave() {
        return levels.pop().end;
    }

    @Nullable
    JsonToken advance(boolean atName) {
        if (!started) {
            return restart(current);
        }
        Level level = levels.peek();
        if (level == null) {
            return null;
        }
        if (atName) {
            return enter(current);
        }
        if (!level.rest.hasNext()) {
            levels.pop();
            current = level.container;
            return level.end;
        }
        return step(level);
    }

    private JsonToken step(Level level) {
        Object next = level.rest.next();
        if (next instanceof Map.Entry<?, ?> member) {
            level.name = (String) member.getKey();
            current = (JsonValue) member.getValue();
            return JsonToken.FIELD_NAME;
        }
        return enter((JsonValue) next);
    }

    private JsonToken enter(JsonValue value) {
        current = value;
        if (value instanceof JsonValue.Obj object) {
            levels.push(new Level(object, object.members().entrySet().iterator(), JsonToken.END_OBJECT));
            return JsonToken.START_OBJECT;
        }
        if (value instanceof JsonValue.Arr array) {
            levels.push(new Level(array, array.items().iterator(), JsonToken.END_ARRAY));
            return JsonToken.START_ARRAY;
        }
        return scalar(value);
    }

    private static JsonToken scalar(JsonValue value) {
        if (value instanceof JsonValue.Str) {
            return JsonToken.VALUE_STRING;
        }
        if (value instanceof JsonValue.Num number) {
            return isWhole(number) ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
        }
        if (value instanceof JsonValue.Bool flag) {
            return flag.value() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
        }
        return JsonToken.VALUE_NULL;
    }

    static boolean isWhole(JsonValue.Num number) {
        String literal = number.literal();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
