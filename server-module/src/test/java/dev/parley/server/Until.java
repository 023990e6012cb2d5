package dev.parley.server;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits for what happens on other threads, and fails when it does not. */
public final class Until {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Until() {}

    /** Asks until the answer is the wanted one. */
    public static void is(String wanted, Supplier<String> asking) {
        within(LONGEST, wanted, asking);
    }

    /** Asks until the answer is the wanted one, at most so long. */
    public static void within(Duration longest, String wanted, Supplier<String> asking) {
        Instant deadline = Instant.now().plus(longest);
        String now = asking.get();
        while (!wanted.equals(now)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("still " + now + " and not " + wanted + " after " + longest);
            }
            pause();
            now = asking.get();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
