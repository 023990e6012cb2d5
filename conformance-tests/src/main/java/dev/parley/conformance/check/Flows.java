package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A delta leaves when the upstream says it, not when the upstream has finished. */
final class Flows implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("delta", "millis");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Event> events = evidence.events();
        String text = evidence.with().path("delta").asText();
        long ahead = evidence.with().path("millis").asLong();
        Optional<Event> delta = events.stream()
                .filter(event -> event.is("response.output_text.delta"))
                .filter(event -> event.text("delta").contains(text))
                .findFirst();
        if (delta.isEmpty()) {
            return List.of(Finding.at("stream", "no text delta has the upstream's first words \"" + text + "\""));
        }
        Duration said = delta.get().at();
        long before = events.get(events.size() - 1).at().minus(said).toMillis();
        // A kit that was held up may have read the first words late.
        return before + evidence.seenLate(said).toMillis() >= ahead
                ? List.of()
                : List.of(new Finding.Violation(
                        delta.get().where(),
                        "held back: the upstream said it long before its last words",
                        "at least " + ahead + " ms before the last event",
                        before + " ms before"));
    }
}
