package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.time.Duration;
import java.util.List;

/** Events leave when they happen. A black box can only tell when the answer took long enough. */
final class Spread implements Check {
    private static final Duration TELLING = Duration.ofSeconds(1);

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Event> events = evidence.events();
        Duration seen = events.get(0).at();
        Duration first = seen.minus(evidence.seenLate(seen));
        Duration last = events.get(events.size() - 1).at();
        if (last.compareTo(TELLING) < 0) {
            return first.compareTo(last) < 0
                    ? List.of()
                    : List.of(new Finding.Untestable("the whole answer took " + last.toMillis()
                            + " ms: too short to tell streaming from sending at once"));
        }
        return first.toMillis() <= 0.9 * last.toMillis()
                ? List.of()
                : List.of(new Finding.Violation(
                        "stream",
                        "the events came all at once, at the end",
                        "the first event long before the last",
                        "first after " + first.toMillis() + " ms, last after " + last.toMillis() + " ms"));
    }
}
