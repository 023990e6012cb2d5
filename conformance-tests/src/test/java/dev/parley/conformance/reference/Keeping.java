package dev.parley.conformance.reference;

import java.time.Duration;

/** How many responses of a tenant are kept, how long, and how long after its beginning a stream can be resumed. */
public record Keeping(int retained, Duration retention, Duration resumable) {
    public static final Keeping USUAL = new Keeping(100_000, Duration.ofDays(30), Duration.ofHours(1));

    /** So few that a case can outnumber them; too few where cases run side by side. */
    public Keeping few() {
        return new Keeping(64, retention, resumable);
    }

    public Keeping briefly() {
        return new Keeping(retained, Duration.ofMillis(1500), Duration.ofMillis(700));
    }

    /** Only streams go soon. */
    public Keeping resumableBriefly() {
        return new Keeping(retained, retention, Duration.ofMillis(700));
    }

    public boolean isBrief() {
        return resumable.compareTo(Duration.ofMinutes(1)) < 0;
    }
}
