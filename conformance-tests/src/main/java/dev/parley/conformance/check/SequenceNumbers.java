package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.List;

/** One counter runs through all events: 0, 1, 2, … */
final class SequenceNumbers implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<Event> events = evidence.events();
        for (int i = 0; i < events.size() && findings.size() < 3; i++) {
            Event event = events.get(i);
            JsonNode number = event.data().path("sequence_number");
            if (!number.isIntegralNumber() || number.intValue() != i) {
                findings.add(new Finding.Violation(
                        event.where() + " /sequence_number",
                        "the counter starts at 0 and grows by 1",
                        String.valueOf(i),
                        Finding.brief(number)));
            }
            for (String nested : List.of("response", "item", "part")) {
                if (event.data().path(nested).has("sequence_number")) {
                    findings.add(Finding.at(
                            event.where() + " /" + nested + "/sequence_number",
                            "the counter belongs to the event, not into it"));
                }
            }
        }
        return findings;
    }
}
