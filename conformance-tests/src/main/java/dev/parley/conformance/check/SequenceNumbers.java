package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One counter runs through all events: 0, 1, 2, … A stream taken up again goes on after the number it was asked for. */
final class SequenceNumbers implements Check {
    private static final Pattern AFTER = Pattern.compile("(?:^|&)starting_after=(-?\\d+)");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<Event> events = evidence.events();
        if (events.stream().noneMatch(event -> event.data().has("sequence_number"))) {
            return List.of(Finding.at("stream /sequence_number", "no event has a sequence number"));
        }
        long expected = first(evidence.subject(), events.get(0));
        for (Event event : events) {
            JsonNode number = event.data().path("sequence_number");
            if (!number.isIntegralNumber() || number.longValue() != expected) {
                findings.add(new Finding.Violation(
                        event.where() + " /sequence_number",
                        "the counter starts at 0 and grows by 1",
                        String.valueOf(expected),
                        Finding.brief(number)));
            }
            expected = number.asLong(expected) + 1;
            nested(event, findings);
        }
        return findings.stream().limit(3).toList();
    }

    private static long first(Exchange exchange, Event event) {
        Matcher after = AFTER.matcher(exchange.request().query());
        if (after.find()) {
            return Long.parseLong(after.group(1)) + 1;
        }
        boolean anew = !exchange.request().method().equals("GET");
        return anew ? 0 : event.data().path("sequence_number").asLong();
    }

    private static void nested(Event event, List<Finding> findings) {
        for (String nested : List.of("response", "item", "part")) {
            if (event.data().path(nested).has("sequence_number")) {
                findings.add(Finding.at(
                        event.where() + " /" + nested + "/sequence_number",
                        "the counter belongs to the event, not into it"));
            }
        }
    }
}
