package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Plays an MCP server with one tool, and one that cannot be reached. */
record McpScript(Flaw flaw, Ids ids) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    boolean speaks(JsonNode request) {
        return request.path("tools").path(0).path("type").asText().equals("mcp") && !flaw.skips("mcp");
    }

    List<ObjectNode> items(JsonNode request) {
        JsonNode tool = request.path("tools").path(0);
        boolean dead = tool.path("server_url").asText().contains("127.0.0.1:9/");
        List<ObjectNode> items = new ArrayList<>();
        if (request.path("previous_response_id").asText("").isEmpty()) {
            items.add(listing(tool, dead));
        }
        if (dead) {
            items.add(message());
        } else if (tool.path("require_approval").asText().equals("always") && !approved(request)) {
            items.add(about("mcp_approval_request", "mcpr", tool));
        } else {
            items.add(about("mcp_call", "mcp", tool)
                    .put("status", "completed")
                    .put("output", flaw.skips("mcp-output") ? null : "It is sunny."));
            items.add(message());
        }
        return items;
    }

    private boolean approved(JsonNode request) {
        return request.path("input").toString().contains("mcp_approval_response") && !flaw.skips("approval");
    }

    private ObjectNode listing(JsonNode tool, boolean dead) {
        ObjectNode item = JSON.objectNode().put("type", "mcp_list_tools").put("id", ids.next("mcpl"));
        item.set("server_label", tool.path("server_label"));
        item.putArray("tools");
        if (dead) {
            return flaw.skips("mcp-error") ? item : item.put("error", "the server cannot be reached");
        }
        if (!flaw.skips("mcp-tools")) {
            item.withArray("/tools")
                    .addObject()
                    .put("name", "weather")
                    .putObject("input_schema")
                    .put("type", "object");
        }
        return item;
    }

    private ObjectNode about(String type, String prefix, JsonNode tool) {
        ObjectNode item = JSON.objectNode().put("type", type).put("id", ids.next(prefix));
        item.set("server_label", tool.path("server_label"));
        return item.put("name", "weather").put("arguments", "{}");
    }

    private ObjectNode message() {
        ObjectNode item = Script.start("message", ids.next("msg")).put("role", "assistant");
        ObjectNode part = item.putArray("content").addObject();
        part.put("type", "output_text").put("text", "That is all.").putArray("annotations");
        return item;
    }
}
