package dev.parley.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares raw values without recursion, since a document decides how deep they are. */
final class TreeEquality {
    private final Deque<JsonValue> left = new ArrayDeque<>();
    private final Deque<JsonValue> right = new ArrayDeque<>();

    private TreeEquality() {}

    static boolean of(JsonValue one, @Nullable Object other) {
        if (!(other instanceof JsonValue that)) {
            return false;
        }
        TreeEquality pairs = new TreeEquality();
        boolean equal = pairs.compare(one, that);
        while (equal && !pairs.left.isEmpty()) {
            equal = pairs.compare(pairs.left.pop(), pairs.right.pop());
        }
        return equal;
    }

    /** One level only: equal values have equal hashes, and a deep one needs no stack. */
    static int hash(JsonValue.Obj object) {
        int hash = 0;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            hash += member.getKey().hashCode() ^ shallow(member.getValue());
        }
        return hash;
    }

    static int hash(JsonValue.Arr array) {
        int hash = 1;
        for (JsonValue item : array.items()) {
            hash = 31 * hash + shallow(item);
        }
        return hash;
    }

    private static int shallow(JsonValue value) {
        if (value instanceof JsonValue.Obj object) {
            return object.members().size();
        }
        return value instanceof JsonValue.Arr array ? -array.items().size() : value.hashCode();
    }

    /** False if they differ here; what is inside waits. */
    private boolean compare(JsonValue one, JsonValue other) {
        if (one == other) {
            return true;
        }
        if (one instanceof JsonValue.Obj a) {
            return other instanceof JsonValue.Obj b && members(a.members(), b.members());
        }
        if (one instanceof JsonValue.Arr a) {
            return other instanceof JsonValue.Arr b && items(a, b);
        }
        return one.equals(other);
    }

    private boolean members(Map<String, JsonValue> a, Map<String, JsonValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, JsonValue> member : a.entrySet()) {
            JsonValue other = b.get(member.getKey());
            if (other == null) {
                return false;
            }
            left.push(member.getValue());
            right.push(other);
        }
        return true;
    }

    private boolean items(JsonValue.Arr a, JsonValue.Arr b) {
        if (a.items().size() != b.items().size()) {
            return false;
        }
        a.items().forEach(left::push);
        b.items().forEach(right::push);
        return true;
    }
}
