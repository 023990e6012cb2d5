package dev.parley.server.engine;

import java.util.function.LongSupplier;

/**
 * Remembers how one upstream has been doing. After so many failures in a row it is passed over for a while; then one request
 * tries it, and the others go on passing it over until that has worked. Safe for use by many threads.
 */
final class Breaker {
    private final SkipPolicy policy;
    private final LongSupplier nanos;
    private int failures;
    private long due;

    /** A breaker that counts time by this clock. */
    Breaker(SkipPolicy policy, LongSupplier nanos) {
        this.policy = policy;
        this.nanos = nanos;
    }

    /** Whether it should not be asked now, as long as there is another. */
    synchronized boolean isPassedOver() {
        return isTripped() && nanos.getAsLong() - due < 0;
    }

    /** Whether it is to be asked now, which the caller does then. Where it is to be tried, one caller tries it. */
    synchronized boolean admits() {
        if (isPassedOver()) {
            return false;
        }
        if (isTripped()) {
            postpone(); // a trial that never ends is followed by another
        }
        return true;
    }

    /** It could not be reached, or had no answer; true if it is passed over from now on and was not before. */
    synchronized boolean failed() {
        boolean was = isTripped();
        failures++;
        if (isTripped()) {
            postpone();
        }
        return isTripped() && !was;
    }

    /** It has said something. */
    synchronized void worked() {
        failures = 0;
    }

    private boolean isTripped() {
        return policy.failures() > 0 && failures >= policy.failures();
    }

    private void postpone() {
        due = nanos.getAsLong() + policy.pause().toNanos();
    }
}
