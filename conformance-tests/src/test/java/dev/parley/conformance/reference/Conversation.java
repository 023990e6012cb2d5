package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stored responses of the reference server, with what a next turn needs of them. Thread-safe. */
final class Conversation {
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();

    /** One response, the tokens that it and all before it hold, and the calls still to be answered. */
    record Stored(ObjectNode response, long tokens, Set<String> calls) {}

    void put(Stored turn) {
        stored.put(turn.response().path("id").asText(), turn);
    }

    Optional<Stored> get(String id) {
        return Optional.ofNullable(stored.get(id));
    }

    boolean remove(String id) {
        return stored.remove(id) != null;
    }

    Stored before(JsonNode request, Flaw flaw) throws Refused {
        String id = request.path("previous_response_id").asText("");
        Stored nothing = new Stored(null, 0, Set.of());
        if (id.isEmpty()) {
            return nothing;
        }
        Stored found = stored.get(id);
        if (found == null && !flaw.skips("previous")) {
            throw new Refused(404, "previous_response_id", "previous_response_not_found");
        }
        return found == null || flaw.skips("history") ? nothing : found;
    }
}
