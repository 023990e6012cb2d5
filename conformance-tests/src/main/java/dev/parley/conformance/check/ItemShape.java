package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Output items have ids, messages and calls a status, and text parts their annotations where the dialect has them. */
final class ItemShape implements Check {
    private static final Set<String> WITH_STATUS =
            Set.of("message", "function_call", "computer_call", "custom_tool_call");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode output = evidence.response().path("output");
        if (output.isEmpty()) {
            findings.add(new Finding.Violation(
                    "/output", "a completed turn has output", "at least one item", Finding.brief(output)));
        }
        for (int i = 0; i < output.size(); i++) {
            item("/output/" + i, output.get(i), evidence.rules().annotations(), findings);
        }
        return findings;
    }

    private static void item(String at, JsonNode item, boolean annotations, List<Finding> findings) {
        if (item.path("id").asText("").isEmpty()) {
            findings.add(Finding.differs(at + "/id", "an id on every item", item.path("id")));
        }
        if (WITH_STATUS.contains(item.path("type").asText())
                && item.path("status").asText("").isEmpty()) {
            findings.add(Finding.differs(at + "/status", "a status on messages and calls", item.path("status")));
        }
        JsonNode content = item.path("content");
        for (int i = 0; annotations && i < content.size(); i++) {
            boolean text = content.get(i).path("type").asText().equals("output_text");
            if (text && !content.get(i).path("annotations").isArray()) {
                findings.add(Finding.differs(
                        at + "/content/" + i + "/annotations",
                        "an array, empty if there are none",
                        content.get(i).path("annotations")));
            }
        }
    }
}
