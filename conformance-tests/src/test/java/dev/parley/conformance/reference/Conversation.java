package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The stored responses of one tenant of the reference server, the newest of them. Thread-safe. */
final class Conversation {
    private final Map<String, Stored> stored = new LinkedHashMap<>();
    private final World world;
    private final Keeping keeping;

    Conversation(World world, Keeping keeping) {
        this.world = world;
        this.keeping = keeping;
    }

    synchronized void put(Stored turn, Flaw flaw) {
        stored.put(turn.response().path("id").asText(), turn);
        Iterator<Stored> oldest = stored.values().iterator();
        while (stored.size() > keeping.retained() && !flaw.skips("retained")) {
            oldest.next();
            oldest.remove();
        }
    }

    synchronized Optional<Stored> own(String id) {
        return Optional.ofNullable(stored.get(id));
    }

    /** What the tenant may see; {@code use} is what for. */
    Optional<Stored> get(String id, String use, Flaw flaw) {
        Optional<Stored> found = own(id).filter(each -> flaw.skips("retention") || !isPast(each, keeping.retention()));
        return flaw.skips("tenants " + use) ? found.or(() -> world.anybodys(id)) : found;
    }

    boolean isAnothers(String id) {
        return own(id).isEmpty() && world.anybodys(id).isPresent();
    }

    boolean isResumable(Stored each) {
        return !isPast(each, keeping.resumable());
    }

    private static boolean isPast(Stored each, Duration limit) {
        return each.since().plus(limit).isBefore(Instant.now());
    }

    synchronized boolean remove(String id) {
        return stored.remove(id) != null;
    }

    /** What a request continues: nothing, or a response that has ended. */
    Optional<Stored> before(JsonNode request, Flaw flaw) throws Refused {
        String id = request.path("previous_response_id").asText("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Stored> found = get(id, "chain", flaw);
        if (found.isEmpty() && !flaw.skips("previous")) {
            throw new Refused(404, "previous_response_id", "previous_response_not_found");
        }
        if (found.isPresent() && found.get().isLive() && !flaw.skips("chain-running")) {
            throw new Refused(409, "previous_response_id", "previous_response_not_finished");
        }
        return flaw.skips("history") ? Optional.empty() : found;
    }
}
