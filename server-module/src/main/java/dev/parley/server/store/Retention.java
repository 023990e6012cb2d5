package dev.parley.server.store;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long finished responses are kept; null is for good. Live ones stay.
 *
 * @param age a response older than this goes
 * @param responses so many of each tenant stay, the newest
 * @param events events go so long after the end of their response, which stays
 * @param bytes the newest responses of all tenants stay that take so many together, with their input and their events
 */
public record Retention(
        @Nullable Duration age,
        @Nullable Integer responses,
        @Nullable Duration events,
        @Nullable Long bytes) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** How often to look for what is past its time: each minute, or as often as the shortest time passes. */
    public Duration sweeps() {
        return Stream.of(Optional.ofNullable(age), Optional.ofNullable(events), Optional.of(LONGEST))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(LONGEST);
    }
}
