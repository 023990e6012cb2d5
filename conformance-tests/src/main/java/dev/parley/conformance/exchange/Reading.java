package dev.parley.conformance.exchange;

import java.util.Optional;

/** How the client reads the answer: to its end and as fast as it comes, unless something else is said. */
public record Reading(Optional<Leave> leave, Optional<Pause> pause, Optional<Stay> stay) {
    public static final Reading ALL = new Reading(Optional.empty(), Optional.empty(), Optional.empty());

    /** Hangs up after so many events of the stream, or after so many milliseconds; the other is 0. */
    public record Leave(int events, int millis) {}

    /** Goes on reading, but lets others go on, too, once so many events have come. */
    public record Stay(int events) {}

    /** Reads nothing for so many milliseconds, once so many bytes have come. */
    public record Pause(int afterBytes, int millis) {}
}
