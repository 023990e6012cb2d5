package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What happened with MCP tools, as messages for a model that knows functions only. */
record McpHistory(List<ObjectNode> all) {
    void tell(List<JsonNode> messages) {
        tellOf(all, messages);
    }

    /** Tells some of it. */
    void tellOf(List<ObjectNode> some, List<JsonNode> messages) {
        for (ObjectNode item : some) {
            switch (item.path("type").asText("message")) {
                case "mcp_call" ->
                    messages.addAll(
                            McpModel.told(call(item), item.path("output").asText("It failed.")));
                case "mcp_approval_response" -> {
                    if (!item.path("approve").asBoolean()) {
                        messages.addAll(McpModel.told(requested(all, item), "The user refused."));
                    }
                }
                default ->
                    messages.addAll(
                            Chat.messages(JsonNodeFactory.instance.arrayNode().add(item)));
            }
        }
    }

    /** The call that an answer is about. */
    static McpModel.Call requested(List<ObjectNode> items, JsonNode answer) {
        return items.stream()
                .filter(item -> item.path("id").equals(answer.path("approval_request_id")))
                .map(McpHistory::call)
                .findFirst()
                .orElseThrow();
    }

    private static McpModel.Call call(JsonNode item) {
        String id = "call_" + item.path("id").asText();
        return new McpModel.Call(
                id, item.path("name").asText(), item.path("arguments").asText());
    }
}
