package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Tells a finished response as the events that would have led to it. Made for one stream. */
final class EventScript {
    private final Dialect dialect;
    private final ObjectNode response;
    private final List<ObjectNode> events = new ArrayList<>();

    EventScript(Dialect dialect, ObjectNode response) {
        this.dialect = dialect;
        this.response = response;
    }

    List<ObjectNode> events() {
        lifecycle("response.created", unfinished());
        lifecycle("response.in_progress", unfinished());
        JsonNode output = response.path("output");
        for (int i = 0; i < output.size(); i++) {
            item(i, (ObjectNode) output.get(i));
        }
        lifecycle("response." + response.path("status").asText(), response.deepCopy());
        for (int i = 0; i < events.size(); i++) {
            events.get(i).put("sequence_number", i);
        }
        return events;
    }

    private ObjectNode unfinished() {
        ObjectNode start = response.deepCopy();
        start.put("status", "in_progress");
        start.putArray("output");
        start.remove("usage");
        if (start.has("incomplete_details")) {
            start.putNull("incomplete_details");
        }
        return start;
    }

    private ObjectNode event(String type) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        events.add(event);
        return event;
    }

    private void lifecycle(String type, ObjectNode state) {
        event(type).set("response", state);
    }

    private void item(int index, ObjectNode item) {
        ObjectNode start = item.deepCopy();
        if (start.has("status")) {
            start.put("status", "in_progress");
        }
        if (item.has("content")) {
            start.putArray("content");
        }
        for (String name : List.of("arguments", "input")) {
            if (item.has(name) && !item.path("type").asText().equals("mcp_approval_request")) {
                start.put(name, "");
            }
        }
        event("response.output_item.added").put("output_index", index).set("item", start);
        if (item.has("content")) {
            part(index, item);
        }
        if (item.path("type").asText().equals("function_call")) {
            arguments(index, item);
        } else if (item.path("type").asText().equals("custom_tool_call")) {
            input(index, item);
        } else if (item.path("type").asText().startsWith("mcp_")) {
            mcp(index, item);
        }
        event("response.output_item.done").put("output_index", index).set("item", item.deepCopy());
    }

    private ObjectNode inItem(String type, int index, ObjectNode item) {
        return event(type)
                .put("output_index", index)
                .put("item_id", item.path("id").asText());
    }

    private ObjectNode inPart(String type, int index, ObjectNode item) {
        return inItem(type, index, item).put("content_index", 0);
    }

    private void part(int index, ObjectNode item) {
        ObjectNode part = (ObjectNode) item.path("content").path(0);
        String text = part.path("text").asText();
        inPart("response.content_part.added", index, item)
                .set("part", part.deepCopy().put("text", ""));
        for (String word : text.split("(?<= )", -1)) {
            logprobs(inPart("response.output_text.delta", index, item).put("delta", word));
        }
        logprobs(inPart("response.output_text.done", index, item).put("text", text));
        inPart("response.content_part.done", index, item).set("part", part.deepCopy());
    }

    private void logprobs(ObjectNode event) {
        if (!dialect.flat()) {
            event.putArray("logprobs");
        }
    }

    private void input(int index, ObjectNode item) {
        String input = item.path("input").asText();
        inItem("response.custom_tool_call_input.delta", index, item).put("delta", input);
        inItem("response.custom_tool_call_input.done", index, item).put("input", input);
    }

    private void mcp(int index, ObjectNode item) {
        String type = item.path("type").asText();
        if (type.equals("mcp_approval_request")) {
            return;
        }
        inItem("response." + type + ".in_progress", index, item);
        if (type.equals("mcp_call")) {
            String arguments = item.path("arguments").asText();
            inItem("response.mcp_call_arguments.delta", index, item).put("delta", arguments);
            inItem("response.mcp_call_arguments.done", index, item).put("arguments", arguments);
        }
        inItem("response." + type + (item.has("error") ? ".failed" : ".completed"), index, item);
    }

    private void arguments(int index, ObjectNode item) {
        String arguments = item.path("arguments").asText();
        int middle = arguments.length() / 2;
        inItem("response.function_call_arguments.delta", index, item).put("delta", arguments.substring(0, middle));
        inItem("response.function_call_arguments.delta", index, item).put("delta", arguments.substring(middle));
        inItem("response.function_call_arguments.done", index, item)
                .put("arguments", arguments)
                .put("name", item.path("name").asText());
    }
}
