package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a union member: everything up to the property that tells the members apart. Buffers only what
 * precedes it, which is nothing when the property comes first.
 */
public final class Head {
    private static final Map<String, JsonValue> NOTHING = Map.of();

    private final String property;
    private final @Nullable String tag;
    private final Map<String, JsonValue> before;
    private final boolean consumed;

    private Head(String property, @Nullable String tag, Map<String, JsonValue> before, boolean consumed) {
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
        Map<String, JsonValue> before = NOTHING;
        String name = "";
        try {
            while ((name = p.nextFieldName()) != null) {
                if (p.nextToken() == JsonToken.VALUE_STRING && name.equals(property)) {
                    return new Head(property, p.getText(), before, true);
                }
                if (name.equals(property) && Read.isStrict(p)) {
                    throw Read.wrong(p, "a string");
                }
                before = before == NOTHING ? new LinkedHashMap<>() : before;
                if (before.put(name, JsonValue.read(p)) != null) {
                    Read.refuseDuplicate(p);
                }
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
        return tag == null && !before.containsKey(property);
    }

    /** The whole object as a raw value: a type that the contract does not name. */
    public JsonValue.Obj rest(JsonParser p) throws IOException {
        if (tag == null) {
            if (Read.isStrict(p)) {
                throw Read.missing(p, property);
            }
            return new JsonValue.Obj(before);
        }
        if (!consumed && before.isEmpty()) {
            return TreeReader.object(p);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(before);
        members.put(property, new JsonValue.Str(tag));
        return TreeReader.members(p, members);
    }

    Map<String, JsonValue> before() {
        return before;
    }

    boolean isConsumed() {
        return consumed;
    }

    boolean isExhausted() {
        return tag == null;
    }
}
