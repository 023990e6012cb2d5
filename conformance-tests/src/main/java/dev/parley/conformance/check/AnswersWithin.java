package dev.parley.conformance.check;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The whole answer was there after so many seconds at most. */
final class AnswersWithin implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("seconds");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        long limit = evidence.with().path("seconds").asLong();
        Duration whole = evidence.subject().took();
        Duration took = whole.minus(evidence.heldUp(Duration.ZERO, whole));
        return took.compareTo(Duration.ofSeconds(limit)) <= 0
                ? List.of()
                : List.of(new Finding.Violation(
                        "time", "not at once", "an answer within " + limit + " s", took.toMillis() + " ms"));
    }
}
