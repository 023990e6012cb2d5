package dev.parley.conformance.reference;

import java.util.concurrent.atomic.AtomicLong;

/** Makes ids that never repeat while the server runs. Thread-safe. */
final class Ids {
    private final AtomicLong counter = new AtomicLong();

    String next(String prefix) {
        return prefix + "_" + String.format("%012d", counter.incrementAndGet());
    }
}
