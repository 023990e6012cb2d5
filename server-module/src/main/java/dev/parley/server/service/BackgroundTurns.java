package dev.parley.server.service;

import dev.parley.model.Response;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs turns in the background: so many at a time, so many more waiting, and no others. Safe for use by many threads. */
public final class BackgroundTurns implements AutoCloseable {
    private final ThreadPoolExecutor executor;
    private final Semaphore places;

    /** A runner that starts its threads when they are needed. */
    public BackgroundTurns(Bounds bounds, ThreadFactory threads) {
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
        Runnable work = () -> run(turn);
        turn.whenGone(() -> forget(work));
        boolean taken = false;
        try {
            Response queued = turn.open();
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
