package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One output item that grows piece by piece. */
final class LiveItem {
    private final String kind;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();
    private final StringBuilder said = new StringBuilder();
    private boolean abandoned;

    private LiveItem(String kind) {
        this.kind = kind;
    }

    static LiveItem of(String kind, Ids ids) {
        LiveItem item = new LiveItem(kind);
        switch (kind) {
            case "call" ->
                item.node
                        .put("type", "function_call")
                        .put("id", ids.next("fc"))
                        .put("status", "in_progress")
                        .put("call_id", ids.next("call"))
                        .put("arguments", "");
            case "reasoning" ->
                item.node.put("type", "reasoning").put("id", ids.next("rs")).putArray("summary");
            default ->
                item.node
                        .put("type", "message")
                        .put("id", ids.next("msg"))
                        .put("status", "in_progress")
                        .put("role", "assistant")
                        .putArray("content");
        }
        return item;
    }

    ObjectNode node() {
        return node;
    }

    ObjectNode shown(Dialect dialect) {
        ObjectNode shown = node.deepCopy();
        if (!dialect.flat()) {
            shown.path("content").forEach(part -> {
                if (part.path("type").asText().equals("output_text")) {
                    ((ObjectNode) part).putArray("annotations");
                }
            });
        }
        return shown;
    }

    void abandon() {
        abandoned = true;
    }

    private ObjectNode part() {
        return (ObjectNode)
                node.path(kind.equals("reasoning") ? "summary" : "content").path(0);
    }

    private String field() {
        return switch (kind) {
            case "call" -> "arguments";
            case "refusal" -> "refusal";
            default -> "text";
        };
    }

    private String events() {
        return switch (kind) {
            case "call" -> "response.function_call_arguments.";
            case "refusal" -> "response.refusal.";
            case "reasoning" -> "response.reasoning_summary_text.";
            default -> "response.output_text.";
        };
    }

    private ObjectNode event(String type) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.put("item_id", node.path("id").asText());
        if (kind.equals("reasoning")) {
            event.put("summary_index", 0);
        } else if (!kind.equals("call")) {
            event.put("content_index", 0);
        }
        return event;
    }

    List<ObjectNode> opening(Dialect dialect) {
        if (kind.equals("call")) {
            return List.of();
        }
        ObjectNode part = node.withArray(kind.equals("reasoning") ? "/summary" : "/content")
                .addObject();
        part.put("type", kind.equals("message") ? "output_text" : kind.equals("refusal") ? "refusal" : "summary_text");
        part.put(field(), "");
        return List.of(part(dialect, "added"));
    }

    private ObjectNode part(Dialect dialect, String what) {
        String list = kind.equals("reasoning") ? "summary" : "content";
        return event("response." + (kind.equals("reasoning") ? "reasoning_summary_part." : "content_part.") + what)
                .set("part", shown(dialect).path(list).path(0));
    }

    List<ObjectNode> grow(String piece) {
        said.append(piece);
        return List.of(logprobs(event(events() + "delta").put("delta", piece)));
    }

    List<ObjectNode> closing(Dialect dialect) {
        ObjectNode holder = kind.equals("call") ? node : part();
        holder.put(field(), said.toString());
        ObjectNode done = logprobs(event(events() + "done").put(field(), said.toString()));
        if (node.has("status")) {
            node.put("status", abandoned ? "incomplete" : "completed");
        }
        if (kind.equals("call")) {
            done.put("name", node.path("name").asText());
            return List.of(done);
        }
        return List.of(done, part(dialect, "done"));
    }

    private ObjectNode logprobs(ObjectNode event) {
        if (kind.equals("message")) {
            event.putArray("logprobs");
        }
        return event;
    }
}
