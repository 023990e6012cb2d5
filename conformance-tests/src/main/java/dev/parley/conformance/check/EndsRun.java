package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A terminal action says how the run ended, and nothing more is asked of the computer after it. */
final class EndsRun implements Check {
    private static final Set<String> TERMINAL = Set.of("terminate", "answer", "done");

    @Override
    public boolean judgesElicitedItem() {
        return true;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<JsonNode> actions = new ArrayList<>();
        for (JsonNode item : evidence.output()) {
            if (item.path("type").asText().equals("computer_call")) {
                actions.add(item.path("action"));
            }
        }
        JsonNode last = actions.isEmpty() ? evidence.response().path("output") : actions.get(actions.size() - 1);
        if (!TERMINAL.contains(last.path("type").asText())) {
            return List.of(
                    Finding.differs("/output", "a terminal action as the last one: " + new TreeSet<>(TERMINAL), last));
        }
        boolean told = List.of("result", "text", "status").stream()
                .anyMatch(name -> !last.path(name).asText("").isBlank());
        return told
                ? List.of()
                : List.of(Finding.differs("computer_call /action", "a result, text or status of the run", last));
    }
}
