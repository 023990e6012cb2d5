package dev.parley.server.engine;

import java.time.Duration;

/**
 * When an upstream that keeps failing is passed over, where there is another.
 *
 * @param failures after so many in a row; 0 for never
 * @param pause how long until it is tried again
 */
public record SkipPolicy(int failures, Duration pause) {}
