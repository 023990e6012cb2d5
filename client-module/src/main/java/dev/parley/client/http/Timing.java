package dev.parley.client.http;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** What makes waiting untestable: the time of day, chance (0 to 1) for the jitter, and sleep. */
record Timing(Clock clock, DoubleSupplier random, Pause pause) {
    static final Timing SYSTEM = new Timing(
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextDouble(),
            duration -> Thread.sleep(duration.toMillis()));
}
