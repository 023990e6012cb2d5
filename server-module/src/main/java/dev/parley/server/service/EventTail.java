package dev.parley.server.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events of a response that is being answered, for those who follow it: what they miss here they find in the
 * store, which writes with a delay. Safe for use by many threads.
 */
final class EventTail {
    private static final int LENGTH = 64;

    private final RenderedEvent[] ring = new RenderedEvent[LENGTH];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long next;
    private long calls;
    private boolean ended;

    void add(RenderedEvent event) {
        lock.lock();
        try {
            ring[(int) (event.sequenceNumber() % LENGTH)] = event;
            next = event.sequenceNumber() + 1;
            ended = event.isTerminal();
            grown.signalAll(); // costs nothing where nobody waits
        } finally {
            lock.unlock();
        }
    }

    /** Ends everybody's waiting. */
    void wake() {
        lock.lock();
        try {
            calls++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing will come after that number. */
    boolean isOver(long position) {
        lock.lock();
        try {
            return ended && position + 1 >= next;
        } finally {
            lock.unlock();
        }
    }

    /** Number of the newest event; -1 before the first. */
    long last() {
        lock.lock();
        try {
            return next - 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The events after that number; waits for the first of them, at most so long.
     *
     * @return none after a wait in vain; empty if the next one has already left the tail
     */
    Optional<List<RenderedEvent>> after(long position, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            long heard = calls;
            while (position + 1 >= next && !ended && left > 0 && heard == calls) {
                left = grown.awaitNanos(left);
            }
            if (position + 1 < next - LENGTH) {
                return Optional.empty();
            }
            List<RenderedEvent> events = new ArrayList<>();
            for (long number = position + 1; number < next; number++) {
                events.add(ring[(int) (number % LENGTH)]);
            }
            return Optional.of(events);
        } finally {
            lock.unlock();
        }
    }
}
