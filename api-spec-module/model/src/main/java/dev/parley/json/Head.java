package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a union member: everything up to the property that tells the members apart. Buffers only what
 * precedes it, which is nothing when the property comes first.
 */
public final class Head {
    private static final Before NOTHING = new Before();

    private final String property;
    private final @Nullable String tag;
    private final Before before;
    private final boolean consumed;

    private Head(String property, @Nullable String tag, Before before, boolean consumed) {
        this.property = property;
        this.tag = tag;
        this.before = before;
        this.consumed = consumed;
    }

    /** Stands on START_OBJECT before; after the discriminator, or at the end of an object that has none, afterwards. */
    public static Head read(JsonParser p, String property) throws IOException {
        if (p instanceof TreeParser tree && tree.peek(property) instanceof JsonValue.Str tag) {
            return new Head(property, tag.value(), NOTHING, false);
        }
        Before before = NOTHING;
        String name = "";
        try {
            while ((name = p.nextFieldName()) != null) {
                if (p.nextToken() == JsonToken.VALUE_STRING && name.equals(property)) {
                    return new Head(property, p.getText(), before, true);
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
        return new Head(property, null, before, false);
    }

    /** The discriminator's value; empty if the object has none. */
    public String tag() {
        return tag == null ? "" : tag;
    }

    /** Whether the object does not mention the discriminator at all. */
    public boolean isTagless() {
        return tag == null && !before.has(property);
    }

    /** The whole object as a raw value: a type that the contract does not name. */
    public JsonValue.Obj rest(JsonParser p) throws IOException {
        if (tag == null) {
            if (Read.isStrict(p)) {
                throw Read.missing(p, property);
            }
            return new JsonValue.Obj(before.toMap(p));
        }
        if (!consumed && before.isEmpty()) {
            return TreeReader.object(p);
        }
        Map<String, JsonValue> members = before.toMap(p);
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

        private Map<String, JsonValue> toMap(JsonParser p) throws IOException {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (members.put(names.get(i), values.get(i)) != null) {
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
