package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import java.util.ArrayList;
import java.util.List;

/** The function call names a declared function, has a call_id, and arguments that its parameters allow. */
final class CallsFunction implements Check {
    @Override
    public boolean judgesElicitedItem() {
        return true;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode tool = evidence.subject().sent().path("tools").path(0);
        boolean any = false;
        for (JsonNode item : evidence.output()) {
            if (item.path("type").asText().equals("function_call")) {
                any = true;
                call(item, tool, findings);
            }
        }
        return any
                ? findings
                : List.of(Finding.differs(
                        "/output", "a function_call", evidence.response().path("output")));
    }

    private static void call(JsonNode item, JsonNode tool, List<Finding> findings) {
        if (item.path("call_id").asText("").isEmpty()) {
            findings.add(Finding.differs("function_call /call_id", "an id to answer to", item.path("call_id")));
        }
        if (!item.path("name").equals(tool.path("name"))) {
            findings.add(
                    Finding.differs("function_call /name", tool.path("name").toString(), item.path("name")));
        }
        JsonNode arguments = Trees.read(item.path("arguments").asText(""));
        for (JsonNode required : tool.path("parameters").path("required")) {
            if (!arguments.path(required.asText()).isTextual()) {
                findings.add(Finding.differs(
                        "function_call /arguments", "JSON with the required text " + required, item.path("arguments")));
            }
        }
    }
}
