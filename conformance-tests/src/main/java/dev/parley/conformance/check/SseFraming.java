package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.List;

/** The bytes are an event stream by the WHATWG rules, and each frame carries one JSON object with a type. */
final class SseFraming implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.subject().frames().problems().forEach(problem -> findings.add(Finding.at("stream", problem)));
        for (Event event : evidence.events()) {
            JsonNode data = event.data();
            if (!data.isObject()) {
                findings.add(new Finding.Violation(
                        event.where(),
                        "data is not one JSON object",
                        "a JSON object",
                        event.frame().data()));
            } else if (event.type().isEmpty()) {
                findings.add(new Finding.Violation(
                        event.where() + " /type", "an event without a type", "a string", Finding.brief(data)));
            }
        }
        return findings;
    }
}
