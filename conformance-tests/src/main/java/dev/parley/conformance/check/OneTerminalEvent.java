package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.List;

/** Exactly one terminal event, at the very end, and its response has the matching status. */
final class OneTerminalEvent implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Event> events = evidence.events();
        List<Event> terminal = events.stream().filter(Event::isTerminal).toList();
        if (terminal.isEmpty()) {
            return List.of(new Finding.Violation(
                    "stream",
                    "the stream ends without a terminal event",
                    "response.completed, .failed or .incomplete",
                    events.get(events.size() - 1).where()));
        }
        List<Finding> findings = new ArrayList<>();
        terminal.stream().skip(1).forEach(event -> findings.add(Finding.at(event.where(), "a second terminal event")));
        Event end = terminal.get(0);
        if (!events.get(events.size() - 1).isTerminal()) {
            findings.add(Finding.at(events.get(events.size() - 1).where(), "an event after the terminal event"));
        }
        String status = end.type().substring("response.".length());
        if (!end.data().path("response").path("status").asText("").equals(status)) {
            findings.add(Finding.differs(
                    end.where() + " /response/status",
                    status,
                    end.data().path("response").path("status")));
        }
        return findings;
    }
}
