package dev.parley.server.store.sql;

import dev.parley.server.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes that wait for the writer, bounded by the memory they hold. What somebody waits for goes at once, together with what
 * came before it for the same response; the rest, when the oldest has waited for the delay or much has come together. Were
 * it to go along each time, many short streams would have a row of the log for almost every event. Safe for use by many
 * threads.
 */
final class WriteQueue {
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();

    private List<Pending> waiting = new ArrayList<>();
    private final Set<String> awaited = new HashSet<>();
    private long bytes;
    private boolean closed;

    WriteQueue(Limits limits) {
        this.limits = limits;
    }

    /**
     * What the queue may hold and for how long.
     *
     * @param bytes above it a write waits outside
     * @param delay longest time that appended events wait for company
     * @param patience longest time that a write waits outside
     */
    record Limits(long bytes, Duration delay, Duration patience) {}

    /** Adds a write; waits while the queue is full. */
    void put(Pending pending) {
        lock.lock();
        try {
            awaitRoom(pending.bytes());
            waiting.add(pending);
            bytes += pending.bytes();
            if (pending.isAwaited()) {
                awaited.add(pending.write().id());
            }
            if (waiting.size() == 1 || isReady()) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What should be written now, in order, as soon as there is any; empty once the queue is closed and drained. */
    List<Pending> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isReady()) {
                if (waiting.isEmpty()) {
                    work.await();
                } else {
                    work.awaitNanos(limits.delay().toNanos() - waiting.get(0).nanosOld());
                }
            }
            List<Pending> taken = new ArrayList<>();
            List<Pending> left = new ArrayList<>();
            boolean all = isAllDue();
            for (Pending pending : waiting) {
                (all || awaited.contains(pending.write().id()) ? taken : left).add(pending);
            }
            taken.forEach(pending -> bytes -= pending.bytes());
            waiting = left;
            awaited.clear();
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * For what is written beside the queue, which is closed when nothing may be written any more.
     *
     * @throws StoreException if it is
     */
    void checkOpen() {
        lock.lock();
        try {
            refuseIfClosed();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more in; what is in it is still to be written. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new StoreException("the store is closed");
        }
    }

    private boolean isReady() {
        return !awaited.isEmpty() || isAllDue();
    }

    /** A task may be about any response, so everything goes before it. */
    private boolean isAllDue() {
        if (closed || bytes > limits.bytes() / 2 || awaited.contains(Write.Task.ID)) {
            return true;
        }
        return !waiting.isEmpty() && waiting.get(0).nanosOld() >= limits.delay().toNanos();
    }

    /** One write fits always, however large. */
    private void awaitRoom(long more) {
        boolean interrupted = false;
        long left = limits.patience().toNanos();
        try {
            while (!closed && bytes > 0 && bytes + more > limits.bytes()) {
                if (left <= 0) {
                    throw new StoreException("the store does not keep up: too much waits to be written");
                }
                try {
                    left = room.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true; // what ends a turn must not lose its terminal state
                }
            }
            refuseIfClosed();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
