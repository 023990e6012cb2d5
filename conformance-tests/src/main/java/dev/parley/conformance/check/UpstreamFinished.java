package dev.parley.conformance.check;

import java.util.List;

/** The upstream could say all it had to say: nobody hung up on it. */
final class UpstreamFinished implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        return evidence.upstream().sightings().stream()
                .filter(sighting -> sighting.closed().isPresent())
                .map(sighting -> (Finding) new Finding.Violation(
                        "connection to the upstream",
                        "the server hung up before the answer was complete",
                        "open to the end",
                        "closed at " + sighting.closed().get()))
                .toList();
    }
}
