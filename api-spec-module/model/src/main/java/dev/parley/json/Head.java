package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a union member: everything up to the property that tells the members apart. Buffers only what
 * precedes it, which is nothing when the property comes first.
 */
public final class Head {
    private static final Before NOTHING = new Before();

    private final @Nullable String tag;
    private final Before before;
    private final boolean consumed;

    private Head(@Nullable String tag, Before before, boolean consumed) {
        this.tag = tag;
        this.before = before;
        this.consumed = consumed;
    }

    /** Stands on START_OBJECT before; after the discriminator, or at the end of an object that has none, afterwards. */
    public static Head read(JsonParser p, String property, Words words) throws IOException {
        if (p instanceof TreeParser tree && tree.peek(property) instanceof JsonValue.Str tag) {
            return new Head(tag.value(), NOTHING, false);
        }
        Head ahead = p instanceof Utf8Parser utf8 ? utf8.ahead(property, words) : null;
        if (ahead != null) {
            return ahead;
        }
        Before before = NOTHING;
        String name = "";
        try {
            while ((name = p.nextFieldName()) != null) {
                if (p.nextToken() == JsonToken.VALUE_STRING && name.equals(property)) {
                    return found(p, words, before);
                }
                if (name.equals(property) && Read.isStrict(p)) {
                    throw Read.wrong(p, "a string");
                }
                before = before == NOTHING ? new Before() : before;
                before.add(name, JsonValue.read(p));
            }
        } catch (JsonMismatchException e) {
            throw e.at(name);
        }
        return new Head(null, before, false);
    }

    private static Head found(JsonParser p, Words words, Before before) throws IOException {
        Head known = words.find(p);
        if (known == null) {
            return new Head(p.getText(), before, true);
        }
        return before == NOTHING ? known : new Head(known.tag(), before, true);
    }

    /** The head of an object that begins with its discriminator: the same for all objects of a type. */
    static Head first(String tag) {
        return new Head(tag, NOTHING, true);
    }

    /** The head of an object whose discriminator is known and comes later: the same for all objects of a type. */
    static Head later(String tag) {
        return new Head(tag, NOTHING, false);
    }

    /** The discriminator's value; empty if the object has none. */
    public String tag() {
        return tag == null ? "" : tag;
    }

    /** Whether the object does not mention the discriminator at all. */
    public boolean isTagless(String property) {
        return tag == null && !before.has(property);
    }

    /** The whole object as a raw value: a type that the contract does not name. */
    public JsonValue.Obj rest(JsonParser p, String property) throws IOException {
        if (tag == null) {
            if (Read.isStrict(p)) {
                throw Read.missing(p, property);
            }
            return new JsonValue.Obj(before.toMap(p).make());
        }
        if (!consumed && before.isEmpty()) {
            return TreeReader.object(p);
        }
        FrozenMap.Maker<JsonValue> members = before.toMap(p);
        members.put(property, new JsonValue.Str(tag));
        return TreeReader.members(p, members);
    }

    Before before() {
        return before;
    }

    boolean isConsumed() {
        return consumed;
    }

    boolean isExhausted() {
        return tag == null;
    }

    /** Names and values in turn. What appears twice is found by whoever takes them. */
    static final class Before {
        private final List<String> names = new ArrayList<>();
        private final List<JsonValue> values = new ArrayList<>();

        private void add(String name, JsonValue value) {
            names.add(name);
            values.add(value);
        }

        boolean isEmpty() {
            return names.isEmpty();
        }

        int size() {
            return names.size();
        }

        String name(int index) {
            return names.get(index);
        }

        JsonValue value(int index) {
            return values.get(index);
        }

        private boolean has(String name) {
            return names.contains(name);
        }

        private FrozenMap.Maker<JsonValue> toMap(JsonParser p) throws IOException {
            FrozenMap.Maker<JsonValue> members = new FrozenMap.Maker<>();
            for (int i = 0; i < names.size(); i++) {
                if (!members.put(names.get(i), values.get(i))) {
                    throwDuplicate(names.get(i), p);
                }
            }
            return members;
        }

        private static void throwDuplicate(String name, JsonParser p) throws IOException {
            try {
                Read.refuseDuplicate(p);
            } catch (JsonMismatchException e) {
                throw e.at(name);
            }
        }
    }
}
