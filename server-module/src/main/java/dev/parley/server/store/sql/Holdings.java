package dev.parley.server.store.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one store knows about the responses it holds and the database does not: whose log has lost events, and which are
 * to be given out again because nobody here will finish them. Safe for use by many threads.
 */
final class Holdings {
    /** A holder that is silent for so long has gone. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private final String owner;
    private final InstantSource clock;
    private final Set<String> lostLogs = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> abandoned = new ConcurrentHashMap<>();

    /** Holdings under a name that no other store has. */
    Holdings(String owner, InstantSource clock) {
        this.owner = owner;
        this.clock = clock;
    }

    String owner() {
        return owner;
    }

    long now() {
        return micros(clock.instant());
    }

    /** End of a lease that begins now. */
    long leaseEnd() {
        return micros(clock.instant().plus(LEASE));
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    void loseLog(String id) {
        lostLogs.add(id);
    }

    boolean hasLostLog(String id) {
        return lostLogs.contains(id);
    }

    /** Nobody finishes it. */
    void abandon(String id) {
        abandoned.put(id, clock.instant());
    }

    /** It should be finished within a lease's time. */
    void expect(String id) {
        abandoned.put(id, clock.instant().plus(LEASE));
    }

    List<String> abandoned() {
        Instant now = clock.instant();
        return abandoned.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** It lives on here. */
    void keep(String id) {
        abandoned.remove(id);
    }

    /** Whoever finds it may have it. */
    void release(String id) {
        abandoned.remove(id);
    }

    /** It is finished or deleted, or somebody else's. */
    void forget(String id) {
        lostLogs.remove(id);
        abandoned.remove(id);
    }
}
