package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Once nobody waits for the answer, the connection to the upstream is closed: a model that goes on costs money. */
final class UpstreamClosed implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("seconds");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        Duration most = Duration.ofSeconds(evidence.with().path("seconds").asLong());
        Exchange stop = evidence.others().isEmpty()
                ? evidence.subject()
                : evidence.others().get(0);
        // The request to cancel is what stops it, not the answer to that request.
        Instant stopped = evidence.others().isEmpty() ? stop.sentAt().plus(stop.took()) : stop.sentAt();
        return evidence.upstream().sightings().stream()
                .filter(sighting -> sighting.closed()
                        .filter(at -> !at.isAfter(stopped.plus(most)))
                        .isEmpty())
                .map(sighting -> (Finding) new Finding.Violation(
                        "connection to the upstream",
                        "it stays open though nobody waits for the answer",
                        "closed within " + most.toSeconds() + " s",
                        sighting.closed()
                                .map(at -> "closed after "
                                        + Duration.between(stopped, at).toMillis() + " ms")
                                .orElse("open until the upstream had finished")))
                .toList();
    }
}
