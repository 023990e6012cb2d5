package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A turn with the tools of an MCP server: lists them, calls them, asks the model again. Made for one turn. */
final class McpScript {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ROUNDS = 3;

    private final Flaw flaw;
    private final Ids ids;
    private final McpModel model;
    private final JsonNode declared;
    private final McpClient server;
    private final List<ObjectNode> items = new ArrayList<>();
    private JsonNode tools = JSON.arrayNode();

    McpScript(Script script, Ids ids, JsonNode request) {
        this.flaw = script.flaw();
        this.ids = ids;
        this.model = script.mcp();
        this.declared = request.path("tools").path(0);
        this.server = new McpClient(URI.create(declared.path("server_url").asText()));
    }

    static boolean speaks(JsonNode request, Flaw flaw) {
        return request.path("tools").path(0).path("type").asText().equals("mcp") && !flaw.skips("mcp");
    }

    /** What the turn says: {@code before} are the items before it, {@code input} is what it is asked. */
    List<ObjectNode> items(List<ObjectNode> before, List<ObjectNode> input) throws IOException {
        list(before);
        List<JsonNode> messages = new ArrayList<>();
        if (!flaw.skips("mcp-history")) {
            new McpHistory(before).tell(messages);
        }
        boolean denials = !flaw.skips("mcp-denial");
        for (ObjectNode item : input) {
            boolean answer = item.path("type").asText().equals("mcp_approval_response");
            if (answer && (item.path("approve").asBoolean() || !denials) && !flaw.skips("approval")) {
                make(McpHistory.requested(before, item), messages);
            }
        }
        List<ObjectNode> all = new ArrayList<>(before);
        all.addAll(input);
        new McpHistory(all).tellOf(input, messages);
        converse(messages);
        return items;
    }

    private void list(List<ObjectNode> before) {
        boolean known =
                before.stream().anyMatch(item -> item.path("type").asText().equals("mcp_list_tools"));
        ObjectNode item = JSON.objectNode().put("type", "mcp_list_tools").put("id", ids.next("mcpl"));
        item.set("server_label", declared.path("server_label"));
        item.putArray("tools");
        try {
            tools = server.tools();
        } catch (IOException e) {
            item.put("error", flaw.skips("mcp-error") ? null : "the server cannot be reached");
        }
        for (JsonNode tool : flaw.skips("mcp-tools") ? JSON.arrayNode() : tools) {
            ObjectNode listed = item.withArray("/tools").addObject();
            listed.set("name", tool.path("name"));
            listed.set("input_schema", tool.path("inputSchema"));
        }
        if (!known) {
            items.add(item);
        }
    }

    private void converse(List<JsonNode> messages) throws IOException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            McpModel.Said said = model.ask(messages, tools);
            if (said.calls().isEmpty()) {
                items.add(message(said.text()));
                return;
            }
            boolean waits = declared.path("require_approval").asText().equals("always");
            for (McpModel.Call call : said.calls()) {
                if (waits) {
                    items.add(about("mcp_approval_request", "mcpr", call));
                } else {
                    make(call, messages);
                }
            }
            if (waits && flaw.skips("mcp-patience")) {
                make(said.calls().get(0), messages);
                items.remove(items.size() - 1);
            }
            if (waits) {
                return;
            }
        }
    }

    private void make(McpModel.Call call, List<JsonNode> messages) throws IOException {
        ObjectNode item = about("mcp_call", "mcp", call);
        JsonNode arguments = JsonMapper.builder().build().readTree(call.arguments());
        JsonNode answer = flaw.skips("mcp-call")
                ? JSON.objectNode()
                : server.call(call.tool(), flaw.skips("mcp-arguments") ? JSON.objectNode() : arguments);
        String said = answer.path("result").path("content").path(0).path("text").asText("It is sunny.");
        boolean failed = answer.has("error") && !flaw.skips("mcp-failure");
        if (failed) {
            item.put("status", "failed")
                    .put("error", answer.path("error").path("message").asText());
        } else {
            item.put("status", "completed").put("output", flaw.skips("mcp-output") ? "It is sunny." : said);
        }
        items.add(item);
        messages.addAll(McpModel.told(call, flaw.skips("mcp-told") ? "Done." : failed ? "It failed." : said));
    }

    private ObjectNode about(String type, String prefix, McpModel.Call call) {
        ObjectNode item = JSON.objectNode().put("type", type).put("id", ids.next(prefix));
        item.set("server_label", declared.path("server_label"));
        return item.put("name", call.tool()).put("arguments", call.arguments());
    }

    private ObjectNode message(String text) {
        ObjectNode item = Script.start("message", ids.next("msg")).put("role", "assistant");
        ObjectNode part = item.putArray("content").addObject();
        part.put("type", "output_text").put("text", text).putArray("annotations");
        return item;
    }
}
