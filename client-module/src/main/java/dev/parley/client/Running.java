package dev.parley.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A future whose cancellation interrupts the thread that works for it, and never a thread that has gone on to something else. */
final class Running<T> extends CompletableFuture<T> {
    private final Object lock = new Object();
    private @Nullable Thread worker;

    void run(Supplier<? extends T> work) {
        synchronized (lock) {
            if (isDone()) {
                return;
            }
            worker = Thread.currentThread();
        }
        try {
            complete(work.get());
        } catch (Throwable e) {
            completeExceptionally(e);
        } finally {
            synchronized (lock) {
                worker = null;
                if (isCancelled()) {
                    // The interrupt was for this work alone.
                    Thread.interrupted();
                }
            }
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        synchronized (lock) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled && worker != null) {
                worker.interrupt();
            }
            return cancelled;
        }
    }
}
