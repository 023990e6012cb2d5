package dev.parley.conformance.reference;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the reference server remembers, for each tenant apart; all instances of it share one. Thread-safe. */
final class World {
    private final Map<String, Conversation> tenants = new ConcurrentHashMap<>();
    private final Keeping keeping;

    World(Keeping keeping) {
        this.keeping = keeping;
    }

    Conversation of(String tenant) {
        return tenants.computeIfAbsent(tenant, name -> new Conversation(this, keeping));
    }

    /** The response of whichever tenant: nobody may be shown it. */
    Optional<Stored> anybodys(String id) {
        return tenants.values().stream()
                .map(each -> each.own(id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    void forget() {
        tenants.clear();
    }
}
