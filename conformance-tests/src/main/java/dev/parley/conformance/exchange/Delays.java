package dev.parley.conformance.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When the kit itself was held up, by a busy machine or a pause of its own, and for how long. */
public record Delays(List<Delay> all) {
    public static final Delays NONE = new Delays(List.of());

    /** It wanted to go on at this moment, and did so late. */
    public record Delay(Instant from, Duration late) {
        Instant to() {
            return from.plus(late);
        }
    }

    /** Threads that were held up together go on at about the same time. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    public Delays {
        all = List.copyOf(all);
    }

    /** For how long of this time it was held up. */
    public Duration between(Instant from, Instant to) {
        return all.stream()
                .map(delay -> Duration.between(
                        delay.from().isAfter(from) ? delay.from() : from,
                        delay.to().isBefore(to) ? delay.to() : to))
                .filter(each -> !each.isNegative())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How late it may have been seen what was seen at this moment: the delay that was just over. */
    public Duration before(Instant seen) {
        return all.stream()
                .filter(delay -> delay.from().isBefore(seen))
                .filter(delay -> delay.to().isAfter(seen.minus(TOGETHER)))
                .map(delay -> Duration.between(delay.from(), seen))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
