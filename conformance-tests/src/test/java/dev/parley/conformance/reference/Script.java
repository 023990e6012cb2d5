package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the reference server's model says: the same to the same request, always. */
record Script(Dialect dialect, Flaw flaw, McpModel mcp) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode item(JsonNode request, Ids ids) {
        return switch (kind(request)) {
            case "function" -> function(request, ids);
            case "custom" -> custom(request, ids);
            case "computer" -> new ComputerScript(dialect, flaw).call(request, ids);
            default -> message(request, ids);
        };
    }

    private String kind(JsonNode request) {
        String last = request.path("input")
                .path(request.path("input").size() - 1)
                .path("type")
                .asText();
        if (last.endsWith("_call_output")) {
            return "message";
        }
        JsonNode tool = tool(request);
        String type = tool.path("type").asText();
        if (type.startsWith("computer") && !flaw.skips("computer")) {
            return "computer";
        }
        boolean callable = type.equals("function") || type.equals("custom");
        return callable && calls(request, tool) ? type : "message";
    }

    /** The tool that is thought of: the allowed one, or else the first. */
    private JsonNode tool(JsonNode request) {
        String allowed =
                request.path("tool_choice").path("tools").path(0).path("name").asText();
        for (JsonNode tool : request.path("tools")) {
            if (!flaw.skips("allowed_tools") && tool.path("name").asText().equals(allowed)) {
                return tool;
            }
        }
        return request.path("tools").path(0);
    }

    private boolean calls(JsonNode request, JsonNode tool) {
        JsonNode choice = flaw.skips("tool_choice") ? JSON.textNode("auto") : request.path("tool_choice");
        return switch (choice.asText("")) {
            case "none" -> false;
            case "required" -> true;
            default ->
                choice.isObject()
                        || request.path("input")
                                .toString()
                                .contains(tool.path("name").asText());
        };
    }

    private ObjectNode function(JsonNode request, Ids ids) {
        ObjectNode item = start("function_call", ids.next("fc"));
        item.put("call_id", ids.next("call"));
        item.put("name", tool(request).path("name").asText());
        item.put("arguments", "{\"city\": \"Paris\"}");
        return item;
    }

    private ObjectNode custom(JsonNode request, Ids ids) {
        ObjectNode item = start("custom_tool_call", ids.next("ctc"));
        item.put("call_id", ids.next("call"));
        item.put("name", tool(request).path("name").asText());
        return item.put("input", "Paris, please");
    }

    private ObjectNode message(JsonNode request, Ids ids) {
        ObjectNode item = start("message", ids.next("msg"));
        item.put("role", "assistant");
        ObjectNode part = item.putArray("content").addObject();
        part.put("type", "output_text").put("text", text(request));
        if (!dialect.flat()) {
            part.putArray("annotations");
        }
        return item;
    }

    private String text(JsonNode request) {
        if (request.path("text").path("format").path("type").asText().equals("json_schema") && !flaw.skips("format")) {
            return "{\"name\": \"Paris\", \"inhabitants\": 2100000}";
        }
        if (request.path("text").path("format").path("type").asText().equals("json_object") && !flaw.skips("format")) {
            return "{\"city\": \"Paris\"}";
        }
        boolean much = request.path("input").toString().contains("eighty words");
        List<String> words = much
                ? Collections.nCopies(80, "rivers")
                : Arrays.asList("Hello — this is the reference server, with an ä in it.".split(" ", -1));
        return String.join(" ", words);
    }

    static ObjectNode start(String type, String id) {
        return JSON.objectNode().put("type", type).put("id", id).put("status", "completed");
    }

    /** The output of a turn; {@code before} are the items before it, {@code input} is what it is asked. */
    ArrayNode output(JsonNode request, Ids ids, List<ObjectNode> before) throws IOException {
        ArrayNode output = JSON.arrayNode();
        if (flaw.skips("no-reasoning")) {
            ObjectNode reasoning = output.addObject().put("type", "reasoning").put("id", ids.next("rs"));
            reasoning.putArray("summary");
        }
        if (McpScript.speaks(request, flaw)) {
            List<ObjectNode> input = InputItems.of(request.path("input"), ids);
            output.addAll(new McpScript(this, ids, request).items(before, input));
            return output;
        }
        output.add(item(request, ids));
        return output;
    }
}
