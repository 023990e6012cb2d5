package dev.parley.server.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turns that this process answers, and the ids they draw from. Safe for use by many threads. */
final class LiveTurns {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTurns.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Ids ids = new Ids();
    private final TurnObserver observer;
    private volatile boolean closed;

    LiveTurns(TurnObserver observer) {
        this.observer = observer;
    }

    TurnObserver observer() {
        return observer;
    }

    Ids ids() {
        return ids;
    }

    void add(Turn turn) {
        turns.put(turn.id(), turn);
        if (closed) {
            end(turn); // it was let in just before the door was shut
        }
    }

    void remove(Turn turn) {
        turns.remove(turn.id());
    }

    Optional<Turn> find(String id) {
        return Optional.ofNullable(turns.get(id));
    }

    /** Ids of those that this process holds in the store. */
    Set<String> held() {
        return turns.values().stream().filter(Turn::isHeld).map(Turn::id).collect(Collectors.toSet());
    }

    /** Leaves what waits to other processes; returns the ids of what was left. */
    Set<String> letGo() {
        return turns.values().stream().filter(Turn::letGo).map(Turn::id).collect(Collectors.toSet());
    }

    /** Lets the turns come to their end, fails what is left then, and waits until that is stored and said. */
    void drain(Duration patience) {
        await(patience);
        closed = true;
        List<Turn> left = List.copyOf(turns.values());
        left.forEach(LiveTurns::end);
        if (!await(LAST_WORDS)) {
            LOG.warn("{} responses did not end within {}", turns.size(), LAST_WORDS);
        }
    }

    private static void end(Turn turn) {
        if (!turn.letGo()) {
            turn.stop(Problem.shuttingDown());
        }
    }

    private boolean await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!turns.isEmpty()) {
                for (Turn turn : turns.values()) {
                    Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                    if (!turn.awaitGone(left)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
