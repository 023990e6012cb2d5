package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says which item an event is about: the one it names, or, where it names one that was never added, the one at its place. So
 * a server that changes ids is told so once, and not by every check. Not thread-safe, made for one pass.
 */
final class AddedItems {
    private final Map<Integer, String> byPlace = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    /** Takes notice of an item, and gives its id. */
    String add(Event event) {
        String id = named(event);
        ids.add(id);
        byPlace.put(place(event), id);
        return id;
    }

    String of(Event event) {
        String named = named(event);
        return ids.contains(named) ? named : byPlace.getOrDefault(place(event), named);
    }

    static String named(Event event) {
        JsonNode item = event.data().path("item");
        return item.isObject() ? item.path("id").asText("") : event.text("item_id");
    }

    static int place(Event event) {
        return event.data().path("output_index").asInt(-1);
    }
}
