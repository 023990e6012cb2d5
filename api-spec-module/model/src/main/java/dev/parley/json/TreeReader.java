package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import dev.parley.json.JsonMismatchException.Kind;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads raw values without recursion: the parser's limit of nesting is the only one, however small the stack. */
final class TreeReader {
    private TreeReader() {}

    static JsonValue value(JsonParser p) throws IOException {
        if (p instanceof TreeParser tree) {
            return tree.take();
        }
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> members(p, new FrozenMap.Maker<>());
            case JsonTokenId.ID_START_ARRAY -> read(p, new Items(null));
            default -> scalar(p);
        };
    }

    static JsonValue.Obj object(JsonParser p) throws IOException {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw Read.mismatch(p, "an object");
        }
        return (JsonValue.Obj) value(p);
    }

    /** The rest of an object whose first members are known already. */
    static JsonValue.Obj members(JsonParser p, FrozenMap.Maker<JsonValue> members) throws IOException {
        return (JsonValue.Obj) read(p, new Members(null, members));
    }

    private static JsonValue scalar(JsonParser p) throws IOException {
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_STRING -> new JsonValue.Str(p.getText());
            case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> number(p);
            case JsonTokenId.ID_TRUE -> new JsonValue.Bool(true);
            case JsonTokenId.ID_FALSE -> new JsonValue.Bool(false);
            case JsonTokenId.ID_NULL -> JsonValue.Null.NULL;
            default -> throw Read.wrong(p, "a value");
        };
    }

    /** The parser counts digits only where it converts them; a literal that nobody converts is kept and must be bounded too. */
    private static JsonValue.Num number(JsonParser p) throws IOException {
        String literal = p.getText();
        p.streamReadConstraints().validateFPLength(literal.length());
        return new JsonValue.Num(literal);
    }

    private static JsonValue read(JsonParser p, Level first) throws IOException {
        Level level = first;
        while (true) {
            if (level.next(p)) {
                switch (p.currentTokenId()) {
                    case JsonTokenId.ID_START_OBJECT -> level = new Members(level, new FrozenMap.Maker<>());
                    case JsonTokenId.ID_START_ARRAY -> level = new Items(level);
                    default -> add(level, scalar(p), p);
                }
            } else if (level.outer == null) {
                return level.end();
            } else {
                JsonValue value = level.end();
                level = level.outer;
                add(level, value, p);
            }
        }
    }

    private static void add(Level level, JsonValue value, JsonParser p) throws JsonMismatchException {
        if (!level.add(value) && Read.isStrict(p)) {
            JsonMismatchException e =
                    JsonMismatchException.of(Kind.DUPLICATE, "the key appears twice", p.currentLocation());
            for (Level at = level; at != null; at = at.outer) {
                at.locate(e);
            }
            throw e;
        }
    }

    /** An object or array that is being read, inside another or by itself. */
    private abstract static class Level {
        final @Nullable Level outer;

        Level(@Nullable Level outer) {
            this.outer = outer;
        }

        /** Moves to the next value; false at the end. */
        abstract boolean next(JsonParser p) throws IOException;

        /** False if there was a value in this place. */
        abstract boolean add(JsonValue value);

        abstract JsonValue end();

        abstract void locate(JsonMismatchException e);
    }

    private static final class Members extends Level {
        private final FrozenMap.Maker<JsonValue> members;
        private String name = "";

        Members(@Nullable Level outer, FrozenMap.Maker<JsonValue> members) {
            super(outer);
            this.members = members;
        }

        @Override
        boolean next(JsonParser p) throws IOException {
            String next = p.nextFieldName();
            if (next == null) {
                return false;
            }
            name = next;
            p.nextToken();
            return true;
        }

        @Override
        boolean add(JsonValue value) {
            return members.put(name, value);
        }

        @Override
        JsonValue end() {
            return new JsonValue.Obj(members.make());
        }

        @Override
        void locate(JsonMismatchException e) {
            e.at(name);
        }
    }

    private static final class Items extends Level {
        private @Nullable Object[] items = {};
        private int size;

        Items(@Nullable Level outer) {
            super(outer);
        }

        @Override
        boolean next(JsonParser p) throws IOException {
            return p.nextToken() != JsonToken.END_ARRAY;
        }

        @Override
        boolean add(JsonValue value) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size == 0 ? 4 : 2 * size);
            }
            items[size++] = value;
            return true;
        }

        @Override
        JsonValue end() {
            return new JsonValue.Arr(Frozen.owned(items, size));
        }

        @Override
        void locate(JsonMismatchException e) {
            e.at(size);
        }
    }
}
