package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Translates a turn into chat messages. */
final class Chat {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Chat() {}

    static ObjectNode request(JsonNode request, List<JsonNode> messages) {
        ObjectNode body = JSON.objectNode().put("model", "puppet").put("stream", true);
        ArrayNode all = body.putArray("messages");
        messages.forEach(all::add);
        body.putObject("stream_options").put("include_usage", true);
        if (request.has("tools")) {
            ArrayNode tools = body.putArray("tools");
            request.path("tools")
                    .forEach(tool -> tools.addObject()
                            .put("type", "function")
                            .set("function", ((ObjectNode) tool.deepCopy()).without("type")));
        }
        if (request.path("tool_choice").isTextual()) {
            body.set("tool_choice", request.path("tool_choice"));
        }
        return body;
    }

    /** Input items, or output items on their way back. */
    static List<JsonNode> messages(JsonNode items) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode item : items) {
            switch (item.path("type").asText("message")) {
                case "message" ->
                    messages.add(JSON.objectNode()
                            .put("role", item.path("role").asText())
                            .put("content", text(item.path("content"))));
                case "function_call" -> messages.add(call(item));
                case "function_call_output" ->
                    messages.add(JSON.objectNode()
                            .put("role", "tool")
                            .put("tool_call_id", item.path("call_id").asText())
                            .put("content", text(item.path("output"))));
                default -> {}
            }
        }
        return messages;
    }

    private static ObjectNode call(JsonNode item) {
        ObjectNode message = JSON.objectNode().put("role", "assistant").putNull("content");
        ObjectNode call = message.putArray("tool_calls").addObject();
        call.put("id", item.path("call_id").asText()).put("type", "function");
        call.putObject("function")
                .put("name", item.path("name").asText())
                .put("arguments", item.path("arguments").asText());
        return message;
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part ->
                text.append(part.path("text").asText(part.path("refusal").asText(""))));
        return text.toString();
    }
}
