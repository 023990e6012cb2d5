package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A list or map with an element that does not fit: a strict reader gets the path, a lenient one the whole container as a
 * raw value, made of what was read, what did not fit and what follows.
 */
final class Rescue {
    private Rescue() {}

    static <T> JsonMismatchException list(JsonParser p, List<T> read, JsonMismatchException e) throws IOException {
        e.at(read.size());
        List<JsonValue> items = new ArrayList<>();
        JsonValue odd = e.rawOrThrow();
        for (T item : read) {
            items.add(Encoder.tree(item));
        }
        items.add(odd);
        while (p.nextToken() != JsonToken.END_ARRAY) {
            items.add(JsonValue.read(p));
        }
        return JsonMismatchException.keeping(new JsonValue.Arr(items), e.problem());
    }

    static <T> JsonMismatchException map(JsonParser p, Map<String, T> read, String name, JsonMismatchException e)
            throws IOException {
        e.at(name);
        FrozenMap.Maker<JsonValue> members = new FrozenMap.Maker<>();
        JsonValue odd = e.rawOrThrow();
        for (Map.Entry<String, T> member : read.entrySet()) {
            members.put(member.getKey(), Encoder.tree(member.getValue()));
        }
        members.put(name, odd);
        return JsonMismatchException.keeping(TreeReader.members(p, members), e.problem());
    }
}
