package dev.parley.conformance.check;

import dev.parley.conformance.puppet.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Once nobody waits for the answer, the connection to the upstream is closed: a model that goes on costs money. */
final class UpstreamClosed implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("seconds");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        if (evidence.upstream().sightings().isEmpty()) {
            return List.of(new Finding.Untestable("the server had not asked its upstream when it was left"));
        }
        return evidence.upstream().sightings().stream()
                .flatMap(sighting -> examine(evidence, sighting).stream())
                .toList();
    }

    private static Optional<Finding> examine(Evidence evidence, Sighting sighting) {
        Duration most = Duration.ofSeconds(evidence.with().path("seconds").asLong());
        Instant stopped = later(stopped(evidence), sighting.at());
        Instant seen = sighting.closed().or(sighting::ended).orElse(Instant.MAX);
        Instant due = stopped.plus(most).plus(evidence.delays().between(stopped, seen));
        if (sighting.closed().isPresent() && !seen.isAfter(due)) {
            return Optional.empty();
        }
        // A stall lasts longer than the server waits, so its end is proof enough.
        if (!seen.isAfter(due) && !evidence.upstream().script().stalls()) {
            return Optional.of(new Finding.Untestable("the upstream had finished before the time was up"));
        }
        return Optional.of(new Finding.Violation(
                "connection to the upstream",
                "it stays open though nobody waits for the answer",
                "closed within " + most.toSeconds() + " s",
                sighting.closed()
                        .map(at ->
                                "closed after " + Duration.between(stopped, at).toMillis() + " ms")
                        .orElse("open until the upstream had finished")));
    }

    private static Instant stopped(Evidence evidence) {
        return evidence.others().isEmpty()
                ? evidence.subject().endedAt()
                // The request to cancel is what stops it, not the answer to that request.
                : evidence.others().get(0).sentAt();
    }

    /** Who is left before it has asked can only stop what it asks then. */
    private static Instant later(Instant left, Instant asked) {
        return left.isAfter(asked) ? left : asked;
    }
}
