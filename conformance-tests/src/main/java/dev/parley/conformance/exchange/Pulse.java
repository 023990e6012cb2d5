package dev.parley.conformance.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when this process was held up: a thread that wants to wake every few milliseconds and notes when it woke late.
 * What the kit measures is late by as much, and no server may be blamed for it. Runs until it is closed.
 */
public final class Pulse implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(20);

    /** Below this it is what a scheduler does on any busy machine, and summing it up would excuse too much. */
    private static final Duration NOTABLE = Duration.ofMillis(200);

    private final List<Delays.Delay> seen = new ArrayList<>();
    private final Thread thread = new Thread(this::beat, "pulse");
    private volatile boolean closed;

    private Pulse() {
        thread.setDaemon(true);
        thread.start();
    }

    public static Pulse start() {
        return new Pulse();
    }

    private void beat() {
        long before = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(BEAT.toNanos());
            long now = System.nanoTime();
            note(Duration.ofNanos(now - before).minus(BEAT));
            before = now;
        }
    }

    private synchronized void note(Duration late) {
        if (late.compareTo(NOTABLE) > 0) {
            seen.add(new Delays.Delay(Instant.now().minus(late), late));
        }
    }

    public synchronized Delays delays() {
        return new Delays(seen);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
