package dev.parley.server.store;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does on a timer what nobody asks for: renews leases, gives out responses whose server is gone, to be run or to be ended,
 * sweeps what is past its time. A failing store is logged and tried again at the next beat. One daemon thread.
 */
public final class StoreKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreKeeper.class);
    private static final int INTERRUPTED_AT_ONCE = 100;
    private static final int WAITING_AT_ONCE = 32; // leases have to be renewed in between

    private final ResponseStore store;
    private final Holder holder;
    private final Retention retention;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(StoreKeeper::thread);

    private StoreKeeper(ResponseStore store, Holder holder, Retention retention) {
        this.store = store;
        this.holder = holder;
        this.retention = retention;
    }

    /** Who makes the responses that this process holds. */
    public interface Holder {
        /** Ids of the stored responses that are being made right now. */
        Set<String> live();

        /** This response is not this process's any more: it is deleted, or another process ends it. */
        void lost(String id);

        /** Whoever made this response is gone: it has to be finished, by {@link ResponseStore#finish}. */
        void interrupted(StoredResponse response);

        /** How many more responses it has a place for. */
        int places();

        /** This response waits and is this process's now: it has to be run. */
        void waiting(WaitingResponse response);
    }

    /**
     * How often it looks.
     *
     * @param leases well below the time a lease lasts
     * @param sweeps between two searches for what is past its time
     */
    public record Rhythm(Duration leases, Duration sweeps) {
        /** Leases every 5 s, sweeps every minute. */
        public static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    /** Looks after the store until it is closed, the first time at once, on its own thread. */
    public static StoreKeeper start(ResponseStore store, Holder holder, Retention retention, Rhythm rhythm) {
        StoreKeeper keeper = new StoreKeeper(store, holder, retention);
        keeper.every(rhythm.leases(), keeper::leases);
        keeper.every(rhythm.sweeps(), keeper::sweep);
        return keeper;
    }

    /** Waits for what it is doing; the store may be closed afterwards. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("the store's keeper did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a guarded duty does not fail
    private void every(Duration period, Runnable duty) {
        timer.scheduleWithFixedDelay(guarded(duty), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leases() {
        Set<String> lost = new HashSet<>(holder.live());
        lost.removeAll(store.renewLeases());
        lost.forEach(holder::lost);
        List<StoredResponse> interrupted;
        do {
            interrupted = store.takeExpired(INTERRUPTED_AT_ONCE);
            interrupted.forEach(
                    response -> guarded(() -> holder.interrupted(response)).run());
        } while (interrupted.size() == INTERRUPTED_AT_ONCE && !timer.isShutdown());
        waiting();
    }

    private void waiting() {
        int places = Math.min(holder.places(), WAITING_AT_ONCE);
        if (places > 0) {
            store.takeWaiting(places)
                    .forEach(response -> guarded(() -> holder.waiting(response)).run());
        }
    }

    private void sweep() {
        int gone = 1;
        while (gone > 0 && !timer.isShutdown()) {
            gone = store.sweep(retention);
        }
    }

    /** A timer drops a task that throws. */
    private static Runnable guarded(Runnable duty) {
        return () -> {
            try {
                duty.run();
            } catch (RuntimeException e) {
                LOG.error("looking after the store failed", e);
            }
        };
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "parley-store-keeper");
        thread.setDaemon(true);
        return thread;
    }
}
