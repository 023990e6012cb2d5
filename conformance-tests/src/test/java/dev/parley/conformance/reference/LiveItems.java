package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output items of a live turn as they grow, and the events that tell of it. */
final class LiveItems {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Dialect dialect;
    private final Flaw flaw;
    private final Ids ids;
    private final Sink sink;
    private final List<ObjectNode> items = new ArrayList<>();
    private final Map<String, LiveItem> open = new LinkedHashMap<>();
    private final Map<Integer, String> callByIndex = new LinkedHashMap<>();

    /** Where events go; whoever can't hear them any more throws. */
    interface Sink {
        void event(ObjectNode event) throws IOException;

        /** Whether anybody hears them at all. */
        boolean hears();
    }

    LiveItems(Turns turns, Sink sink) {
        this.dialect = turns.dialect();
        this.flaw = turns.flaw();
        this.ids = turns.ids();
        this.sink = sink;
    }

    List<ObjectNode> all() {
        return items;
    }

    void take(JsonNode delta) throws IOException {
        grow("reasoning", delta.path("reasoning_content").asText(""));
        grow("message", delta.path("content").asText(""));
        grow("refusal", delta.path("refusal").asText(""));
        for (JsonNode piece : delta.path("tool_calls")) {
            call(piece);
        }
    }

    private void grow(String kind, String text) throws IOException {
        boolean hidden = dialect.flat() || (flaw.skips("streamed-reasoning") && sink.hears());
        boolean shown = !kind.equals("reasoning") || !hidden;
        if (!text.isEmpty() && shown && !flaw.skips("upstream-" + kind)) {
            if (!open.containsKey(kind)) {
                close();
                begin(kind, LiveItem.of(kind, ids));
            }
            tell(open.get(kind), open.get(kind).grow(text));
        }
    }

    private void call(JsonNode piece) throws IOException {
        int index = piece.path("index").asInt();
        boolean begins = piece.path("function").has("name");
        boolean known = callByIndex.containsKey(index) && flaw.skips("call-ids");
        if (begins && !known) {
            String key = "call " + items.size();
            callByIndex.put(index, key);
            LiveItem call = LiveItem.of("call", ids);
            call.node().put("name", piece.path("function").path("name").asText());
            String id = flaw.skips("own-ids")
                    ? piece.path("id").asText()
                    : call.node().path("id").asText();
            call.node().put("id", id);
            if (flaw.skips("call-id-each")) {
                call.node().put("call_id", "call_1");
            } else if (flaw.skips("own-call-ids")) {
                call.node().put("call_id", piece.path("id").asText());
            }
            begin(key, call);
        }
        String key = flaw.skips("call-index") ? "call " + (items.size() - 1) : callByIndex.get(index);
        tell(
                open.get(key),
                open.get(key).grow(piece.path("function").path("arguments").asText()));
    }

    private void begin(String key, LiveItem item) throws IOException {
        items.add(item.node());
        open.put(key, item);
        sink.event(event("response.output_item.added", item).set("item", item.shown(dialect)));
        tell(item, item.opening(dialect));
    }

    void close() throws IOException {
        for (LiveItem item : open.values()) {
            tell(item, item.closing(dialect));
            sink.event(event("response.output_item.done", item).set("item", item.shown(dialect)));
        }
        open.clear();
    }

    /** What is still open stays unfinished, and its end is told all the same. */
    void abandon() throws IOException {
        for (LiveItem item : open.values()) {
            item.abandon();
        }
        close();
    }

    private void tell(LiveItem item, List<ObjectNode> events) throws IOException {
        for (ObjectNode event : events) {
            event.put("output_index", items.indexOf(item.node()));
            sink.event(event);
        }
    }

    private ObjectNode event(String type, LiveItem item) {
        return JSON.objectNode().put("type", type).put("output_index", items.indexOf(item.node()));
    }
}
