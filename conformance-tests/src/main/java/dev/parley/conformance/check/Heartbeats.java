package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Chunk;
import dev.parley.conformance.exchange.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A stream is never silent for longer than it may be, and what breaks the silence is a comment. */
final class Heartbeats implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("seconds");
    }

    /** The longest silence in seconds, without what the kit read late. */
    private static double longest(Evidence evidence) {
        Duration before = evidence.events().get(0).at();
        double longest = 0;
        for (Chunk chunk : evidence.answer().chunks()) {
            Duration silence = chunk.at().minus(before).minus(evidence.heldUp(before, chunk.at()));
            longest = Math.max(longest, silence.toMillis() / 1000.0);
            before = chunk.at();
        }
        return longest;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        double most = evidence.with().path("seconds").asDouble();
        double longest = longest(evidence);
        if (longest > most) {
            findings.add(new Finding.Violation(
                    "stream",
                    "silent for too long: proxies and clients give up",
                    "a comment at least every " + most + " s",
                    "nothing for " + longest + " s"));
        }
        for (Event event : evidence.events()) {
            if (!event.type().startsWith("response.") && !event.is("error")) {
                findings.add(new Finding.Violation(
                        event.where(),
                        "a heartbeat is a comment, not an event that no document declares",
                        ": a line that begins with a colon",
                        event.type()));
            }
        }
        return findings;
    }
}
