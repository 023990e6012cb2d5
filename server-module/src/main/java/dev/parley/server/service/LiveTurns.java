package dev.parley.server.service;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The turns that are being answered in this process, and the ids they draw from. Safe for use by many threads. */
final class LiveTurns {
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Ids ids = new Ids();

    Ids ids() {
        return ids;
    }

    void add(Turn turn) {
        turns.put(turn.id(), turn);
    }

    void remove(Turn turn) {
        turns.remove(turn.id());
    }

    Optional<Turn> find(String id) {
        return Optional.ofNullable(turns.get(id));
    }
}
