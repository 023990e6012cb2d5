package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The model that MCP tools are offered to: the one behind the upstream, or one that calls the first tool, once. */
record McpModel(Optional<URI> upstream) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PREFIX = "kit__";

    /** A call that it wants, with the tool's own name. */
    record Call(String id, String tool, String arguments) {}

    /** What it says: calls, or else a text. */
    record Said(List<Call> calls, String text) {}

    Said ask(List<JsonNode> messages, JsonNode tools) throws IOException {
        if (upstream.isPresent()) {
            return said(new Upstream(upstream.get()).ask(request(messages, tools), Upstream.KEY));
        }
        boolean answered =
                messages.get(messages.size() - 1).path("role").asText().equals("tool");
        return answered || tools.isEmpty()
                ? new Said(List.of(), "That is all.")
                : new Said(
                        List.of(new Call("call_1", tools.path(0).path("name").asText(), "{\"of\": \"sample\"}")), "");
    }

    /** A call and its output, as messages. */
    static List<JsonNode> told(Call call, String output) {
        ObjectNode item = JSON.objectNode()
                .put("type", "function_call")
                .put("call_id", call.id())
                .put("name", PREFIX + call.tool())
                .put("arguments", call.arguments());
        ObjectNode answer = JSON.objectNode()
                .put("type", "function_call_output")
                .put("call_id", call.id())
                .put("output", output);
        return Chat.messages(JSON.arrayNode().add(item).add(answer));
    }

    private static ObjectNode request(List<JsonNode> messages, JsonNode tools) {
        ObjectNode body = JSON.objectNode().put("model", "puppet").put("stream", true);
        body.putArray("messages").addAll(messages);
        ArrayNode functions = body.putArray("tools");
        for (JsonNode tool : tools) {
            ObjectNode function = functions.addObject().put("type", "function").putObject("function");
            function.put("name", PREFIX + tool.path("name").asText());
            function.set("description", tool.path("description"));
            function.set("parameters", tool.path("inputSchema"));
        }
        return body;
    }

    private static Said said(Upstream.Answer asked) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Call> calls = new ArrayList<>();
        try (Upstream.Answer answer = asked) {
            while (answer.next(ReferenceServer.UPSTREAM_PATIENCE).orElse(null) instanceof Upstream.Signal.Chunk chunk) {
                JsonNode delta = chunk.json().path("choices").path(0).path("delta");
                text.append(delta.path("content").asText(""));
                for (JsonNode call : delta.path("tool_calls")) { // the puppet says these in one piece
                    JsonNode function = call.path("function");
                    calls.add(new Call(
                            call.path("id").asText(),
                            function.path("name").asText().replaceFirst(PREFIX, ""),
                            function.path("arguments").asText()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Said(calls, text.toString());
    }
}
