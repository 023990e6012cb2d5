package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** While a response is being made its events show it unfinished: queued or in progress, with nothing in its output. */
final class EarlyStates implements Check {
    private static final Set<String> EARLY = Set.of("response.created", "response.queued", "response.in_progress");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Event event : evidence.events()) {
            if (EARLY.contains(event.type())) {
                JsonNode response = event.data().path("response");
                String status = response.path("status").asText();
                if (!Set.of("queued", "in_progress").contains(status)) {
                    findings.add(Finding.differs(
                            event.where() + " /response/status", "queued or in_progress", response.path("status")));
                }
                if (!response.path("output").isEmpty()) {
                    findings.add(Finding.differs(
                            event.where() + " /response/output", "nothing yet", response.path("output")));
                }
            }
        }
        return findings;
    }
}
