package dev.parley.conformance.traffic;

import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import java.util.List;
import java.util.Optional;

/** Tells from a stream's bytes whether it breaks off: a server that stops by itself stops between two frames. */
final class Broken {
    private Broken() {}

    static Optional<String> off(Exchange exchange) {
        List<Event> events = exchange.events();
        if (events.isEmpty() || events.stream().anyMatch(Event::isTerminal)) {
            return Optional.empty();
        }
        Event last = events.get(events.size() - 1);
        int end = last.frame().end();
        int length = exchange.answer().orElseThrow().body().length();
        return end < length
                ? Optional.of("the recording breaks off inside the frame after " + last.where())
                : Optional.empty();
    }
}
