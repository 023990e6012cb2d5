package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A stream opens with response.created and then says that it is queued or in progress. */
final class StreamOpening implements Check {
    private static final Set<String> SECOND = Set.of("response.queued", "response.in_progress");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<Event> events = evidence.events();
        Event first = events.get(0);
        if (!first.is("response.created")) {
            findings.add(new Finding.Violation(
                    first.where(), "nothing may precede response.created", "response.created", first.type()));
        }
        if (first.is("response.created")
                && (events.size() < 2 || !SECOND.contains(events.get(1).type()))) {
            String second = events.size() < 2 ? "end of stream" : events.get(1).type();
            findings.add(new Finding.Violation(
                    "event 1",
                    "response.created is followed by the state of the run",
                    "response.queued or response.in_progress",
                    second));
        }
        events.stream()
                .skip(1)
                .filter(event -> event.is("response.created"))
                .forEach(event -> findings.add(Finding.at(event.where(), "response.created comes once")));
        return findings;
    }
}
