package dev.parley.server.http.limit;

import java.util.concurrent.atomic.AtomicBoolean;

/** One request's right to be answered with a stream, of those that its key has. Safe for use by many threads. */
public final class StreamPermit {
    private final Allowance allowance;
    private final AtomicBoolean taken = new AtomicBoolean();

    /** A permit that is not taken. */
    public StreamPermit(Allowance allowance) {
        this.allowance = allowance;
    }

    /**
     * Takes it, once.
     *
     * @throws dev.parley.server.service.ApiException if the key has too many streams open
     */
    public void take() {
        allowance.openStream();
        taken.set(true);
    }

    /** Gives it back if it was taken; doing so twice is fine. */
    public void release() {
        if (taken.compareAndSet(true, false)) {
            allowance.closeStream();
        }
    }
}
