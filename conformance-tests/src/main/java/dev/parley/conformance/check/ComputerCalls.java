package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Computer calls have an id to answer to, an action of the dialect, and coordinates inside its space. Where a call has a list of
 * actions, that holds for each of them.
 */
final class ComputerCalls implements Check {
    @Override
    public boolean judgesElicitedItem() {
        return true;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        boolean any = false;
        for (JsonNode item : evidence.output()) {
            if (item.path("type").asText().equals("computer_call")) {
                any = true;
                call(item, evidence.rules().computer(), findings);
            }
        }
        return any
                ? findings
                : List.of(Finding.differs(
                        "/output", "a computer_call", evidence.response().path("output")));
    }

    private static void call(JsonNode item, Profile.Computer computer, List<Finding> findings) {
        if (item.path("call_id").asText("").isEmpty()) {
            findings.add(Finding.differs("computer_call /call_id", "an id to answer to", item.path("call_id")));
        }
        if (item.path("actions").isEmpty()) {
            action(item.path("action"), computer, findings);
        }
        item.path("actions").forEach(action -> action(action, computer, findings));
    }

    private static void action(JsonNode action, Profile.Computer computer, List<Finding> findings) {
        if (!computer.actions().contains(action.path("type").asText())) {
            findings.add(
                    Finding.differs("computer_call /action/type", "one of " + computer.actions(), action.path("type")));
        }
        within(action, Set.of("x", "end_x"), computer.maxX(), findings);
        within(action, Set.of("y", "end_y"), computer.maxY(), findings);
        for (JsonNode point : action.path("path")) {
            within(point, Set.of("x"), computer.maxX(), findings);
            within(point, Set.of("y"), computer.maxY(), findings);
        }
    }

    private static void within(JsonNode holder, Set<String> names, int max, List<Finding> findings) {
        for (String name : names) {
            JsonNode value = holder.path(name);
            if (!value.isMissingNode()
                    && (!value.isIntegralNumber() || value.intValue() < 0 || value.intValue() > max)) {
                findings.add(Finding.differs("computer_call /action/" + name, "a coordinate from 0 to " + max, value));
            }
        }
    }
}
