package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import dev.parley.json.JsonMismatchException.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads raw values without recursion: the parser's limit of nesting is the only one, however small the stack. */
final class TreeReader {
    private final JsonParser p;
    private final Deque<Level> levels = new ArrayDeque<>();

    private TreeReader(JsonParser p) {
        this.p = p;
    }

    static JsonValue value(JsonParser p) throws IOException {
        if (p instanceof TreeParser tree) {
            return tree.take();
        }
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> members(p, new LinkedHashMap<>());
            case JsonTokenId.ID_START_ARRAY -> new TreeReader(p).read(new Items());
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
    static JsonValue.Obj members(JsonParser p, Map<String, JsonValue> members) throws IOException {
        return (JsonValue.Obj) new TreeReader(p).read(new Members(members));
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

    private JsonValue read(Level first) throws IOException {
        Level level = first;
        while (true) {
            if (level.next(p)) {
                switch (p.currentTokenId()) {
                    case JsonTokenId.ID_START_OBJECT -> level = enter(level, new Members(new LinkedHashMap<>()));
                    case JsonTokenId.ID_START_ARRAY -> level = enter(level, new Items());
                    default -> add(level, scalar(p));
                }
            } else if (levels.isEmpty()) {
                return level.end();
            } else {
                JsonValue value = level.end();
                level = levels.pop();
                add(level, value);
            }
        }
    }

    private Level enter(Level outer, Level inner) {
        levels.push(outer);
        return inner;
    }

    private void add(Level level, JsonValue value) throws JsonMismatchException {
        if (!level.add(value) && Read.isStrict(p)) {
            JsonMismatchException e =
                    JsonMismatchException.of(Kind.DUPLICATE, "the key appears twice", p.currentLocation());
            level.locate(e);
            levels.forEach(outer -> outer.locate(e));
            throw e;
        }
    }

    /** An object or array that is being read. */
    private sealed interface Level {
        /** Moves to the next value; false at the end. */
        boolean next(JsonParser p) throws IOException;

        /** False if there was a value in this place. */
        boolean add(JsonValue value);

        JsonValue end();

        void locate(JsonMismatchException e);
    }

    private static final class Members implements Level {
        private final Map<String, JsonValue> members;
        private String name = "";

        Members(Map<String, JsonValue> members) {
            this.members = members;
        }

        @Override
        public boolean next(JsonParser p) throws IOException {
            String next = p.nextFieldName();
            if (next == null) {
                return false;
            }
            name = next;
            p.nextToken();
            return true;
        }

        @Override
        public boolean add(JsonValue value) {
            return members.put(name, value) == null;
        }

        @Override
        public JsonValue end() {
            return new JsonValue.Obj(Frozen.owned(members));
        }

        @Override
        public void locate(JsonMismatchException e) {
            e.at(name);
        }
    }

    private static final class Items implements Level {
        private final List<JsonValue> items = new ArrayList<>();

        @Override
        public boolean next(JsonParser p) throws IOException {
            return p.nextToken() != JsonToken.END_ARRAY;
        }

        @Override
        public boolean add(JsonValue value) {
            return items.add(value);
        }

        @Override
        public JsonValue end() {
            return new JsonValue.Arr(Frozen.owned(items));
        }

        @Override
        public void locate(JsonMismatchException e) {
            e.at(items.size());
        }
    }
}
