package dev.parley.server.service;

import dev.parley.model.Response;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs turns in the background: so many at a time, so many more waiting, and no others. Safe for use by many threads. */
public final class BackgroundTurns implements AutoCloseable {
    private final Bounds bounds;
    private final ThreadPoolExecutor executor;
    private final Semaphore places;

    /** A runner that starts its threads when they are needed. */
    public BackgroundTurns(Bounds bounds, ThreadFactory threads) {
        this.bounds = bounds;
        this.executor = new ThreadPoolExecutor(
                bounds.running(), bounds.running(), 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        this.executor.allowCoreThreadTimeOut(true);
        this.places = new Semaphore(bounds.running() + bounds.waiting());
    }

    /**
     * How much is taken on.
     *
     * @param running so many turns at the same time, at least 1
     * @param waiting so many more in status {@code queued}
     */
    public record Bounds(int running, int waiting) {}

    /**
     * Stores the turn as queued and runs it as soon as it is its turn.
     *
     * @throws ApiException if too many wait already; nothing is stored then
     */
    Response start(Turn turn) {
        if (!places.tryAcquire()) {
            throw new ApiException(new Problem(
                    503,
                    "server_error",
                    "background_queue_full",
                    "background",
                    "Too many background responses are waiting. Try again later.",
                    10L));
        }
        return start(turn, turn::open);
    }

    /** Runs a turn that has waited elsewhere as soon as it is its turn; false if there is no place for it. */
    boolean takeUp(Turn turn) {
        if (!places.tryAcquire()) {
            return false;
        }
        start(turn, turn::reopen);
        return true;
    }

    /**
     * So many turns that have waited elsewhere can be taken up. A server that has enough to run takes one at a time, so that
     * they do not wait for good where all have enough, and are run by one that has not if there is such a one.
     */
    int free() {
        int idle = places.availablePermits() - bounds.waiting();
        return idle > 0 ? idle : Math.min(places.availablePermits(), 1);
    }

    private Response start(Turn turn, Supplier<Response> opening) {
        Runnable work = () -> run(turn);
        turn.whenGone(() -> forget(work));
        boolean taken = false;
        try {
            Response queued = opening.get();
            executor.execute(work);
            taken = true;
            return queued;
        } catch (RejectedExecutionException e) {
            turn.stop(Problem.shuttingDown());
            throw new ApiException(Problem.shuttingDown());
        } finally {
            if (!taken) {
                places.release();
            }
        }
    }

    /** A turn that was stopped while it waited makes room at once. */
    private void forget(Runnable work) {
        if (executor.remove(work)) {
            places.release();
        }
    }

    private void run(Turn turn) {
        try {
            turn.run();
        } finally {
            places.release();
        }
    }

    /** Starts nothing more; what runs is somebody else's to stop. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
