package dev.parley.server.store.sql;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write on its way to the database. Equal to itself only. */
final class Pending {
    /** Bookkeeping that a write costs beside its content. */
    private static final long OVERHEAD = 200;

    private final Write write;
    private final @Nullable CompletableFuture<Object> result;
    private final long since = System.nanoTime();

    /** A write and what came of it; null where nobody waits. */
    Pending(Write write, @Nullable CompletableFuture<Object> result) {
        this.write = write;
        this.result = result;
    }

    Write write() {
        return write;
    }

    long nanosOld() {
        return System.nanoTime() - since;
    }

    boolean isAwaited() {
        return result != null;
    }

    /** Somebody waits for it, and it does not wait for the disk. */
    boolean isQuick() {
        return isAwaited() && !write.isDurable();
    }

    long bytes() {
        return OVERHEAD + write.bytes();
    }

    /** False if who waited has given up. */
    boolean done(Object outcome) {
        return result == null || result.complete(outcome);
    }

    void failed(Throwable cause) {
        if (result != null) {
            result.completeExceptionally(cause);
        }
    }
}
