package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** At most one tool is called in a turn. */
final class OneCall implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        int calls = 0;
        for (JsonNode item : evidence.output()) {
            calls += item.path("type").asText().endsWith("_call") ? 1 : 0;
        }
        return calls <= 1
                ? List.of()
                : List.of(new Finding.Violation("/output", "more than one call", "at most one", calls + " calls"));
    }
}
