package dev.parley.server.engine;

import java.time.Duration;

/**
 * How often and how long a failing upstream is asked again before the answer has begun.
 *
 * @param retries how often the same upstream is asked again
 * @param longest from the first question to the last; a wait that would end later is not begun
 */
public record RetryPolicy(int retries, Duration longest) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /** The pause before the given retry, the first being 1, where the upstream doesn't say how long to wait. */
    Duration pause(int retry) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(retry - 1, 10));
    }
}
