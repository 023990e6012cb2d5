package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One output item that grows: what it looks like, and the events of its own that tell of it. */
final class ResponsesItem {
    private final ObjectNode node;
    private final Form form;
    private final int place;
    private final StringBuilder said = new StringBuilder();

    /** How an item of a kind is written: where its text stands and what its events are called. */
    private enum Form {
        TEXT("output_text", "text", "content"),
        REFUSAL("refusal", "refusal", "content"),
        REASONING("reasoning_summary_text", "text", "summary"),
        CALL("function_call_arguments", "arguments", "");

        private final String events;
        private final String field;
        private final String list;

        Form(String events, String field, String list) {
            this.events = events;
            this.field = field;
            this.list = list;
        }
    }

    private ResponsesItem(ObjectNode node, Form form, int place) {
        this.place = place;
        this.node = node;
        this.form = form;
    }

    static ResponsesItem of(Move first, String answer, int place) {
        String name = answer + "_" + place;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (first instanceof Move.Call call) {
            node.put("type", "function_call").put("id", "fc_" + name).put("status", "in_progress");
            node.put("call_id", call.id()).put("name", call.name()).put("arguments", "");
            return new ResponsesItem(node, Form.CALL, place);
        }
        if (first instanceof Move.Reasoning) {
            node.put("type", "reasoning").put("id", "rs_" + name);
            node.putArray("summary");
            return new ResponsesItem(node, Form.REASONING, place);
        }
        node.put("type", "message").put("id", "msg_" + name).put("status", "in_progress");
        node.put("role", "assistant").putArray("content");
        return new ResponsesItem(node, first instanceof Move.Refusal ? Form.REFUSAL : Form.TEXT, place);
    }

    /** Its place in the output. */
    int place() {
        return place;
    }

    ObjectNode node() {
        return node;
    }

    String id() {
        return node.path("id").asText();
    }

    ObjectNode begun() {
        return node.deepCopy();
    }

    /** The events between the item's own added event and its first delta. */
    List<ObjectNode> opening() {
        if (form == Form.CALL) {
            return List.of();
        }
        ObjectNode part = node.withArray("/" + form.list).addObject();
        part.put("type", form == Form.REASONING ? "summary_text" : form.events).put(form.field, "");
        if (form == Form.TEXT) {
            part.putArray("annotations");
        }
        ObjectNode added = event(partEvent("added"));
        added.set("part", part.deepCopy());
        return List.of(added);
    }

    List<ObjectNode> grow(Move move) {
        String piece = piece(move);
        said.append(piece);
        return List.of(event("response." + form.events + ".delta").put("delta", piece));
    }

    private static String piece(Move move) {
        if (move instanceof Move.Text said) {
            return said.text();
        }
        if (move instanceof Move.Reasoning said) {
            return said.reasoning();
        }
        return move instanceof Move.Refusal said ? said.refusal() : ((Move.Call) move).arguments();
    }

    private ObjectNode holder() {
        return form == Form.CALL ? node : (ObjectNode) node.path(form.list).path(0);
    }

    List<ObjectNode> closing() {
        holder().put(form.field, said.toString());
        ObjectNode done = event("response." + form.events + ".done")
                .put(form.field, holder().path(form.field).asText());
        if (form != Form.REASONING) {
            node.put("status", "completed");
        }
        if (form == Form.CALL) {
            return List.of(done);
        }
        ObjectNode closed = event(partEvent("done"));
        closed.set("part", holder().deepCopy());
        return List.of(done, closed);
    }

    private String partEvent(String what) {
        return (form == Form.REASONING ? "response.reasoning_summary_part." : "response.content_part.") + what;
    }

    private ObjectNode event(String type) {
        ObjectNode event =
                JsonNodeFactory.instance.objectNode().put("type", type).put("item_id", id());
        if (form == Form.REASONING) {
            event.put("summary_index", 0);
        } else if (form != Form.CALL) {
            event.put("content_index", 0);
        }
        return event;
    }
}
