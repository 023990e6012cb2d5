package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Says an answer as a response object, or as the events that lead to it. */
final class ResponsesVoice implements Voice {
    private final Asked asked;
    private final HttpOut out;
    private final ObjectNode response;
    private final ArrayNode output;
    private final Map<String, ResponsesItem> open = new LinkedHashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private int sequence;
    private int tokens;

    ResponsesVoice(Asked asked, HttpOut out) {
        this.asked = asked;
        this.out = out;
        this.response = asked.object()
                .put("id", "resp_up_" + asked.name())
                .put("object", "response")
                .put("created_at", Instant.now().getEpochSecond())
                .put("status", "in_progress")
                .put("model", asked.model());
        this.output = response.putArray("output");
        response.putNull("error").putNull("incomplete_details");
        ids.add(response.path("id").asText());
    }

    @Override
    public void open() throws IOException {
        if (asked.streams()) {
            out.startStream();
        }
        lifecycle("response.created");
        lifecycle("response.in_progress");
    }

    @Override
    public void say(Move move) throws IOException {
        tokens++;
        String key = key(move);
        if (!open.containsKey(key)) {
            if (!(move instanceof Move.Call)) {
                closeAll();
            }
            ResponsesItem item = ResponsesItem.of(move, "up_" + asked.name(), output.size());
            output.add(item.node());
            ids.add(item.id());
            if (move instanceof Move.Call call) {
                ids.add(call.id());
            }
            open.put(key, item);
            event("response.output_item.added")
                    .with("output_index", output.size() - 1)
                    .with("item", item.begun())
                    .send();
            sendAll(item.opening(), output.size() - 1);
        }
        ResponsesItem item = open.get(key);
        sendAll(item.grow(move), item.place());
    }

    private static String key(Move move) {
        return move.getClass().getSimpleName() + (move instanceof Move.Call call ? call.call() : "");
    }

    private void sendAll(Iterable<ObjectNode> events, int index) throws IOException {
        for (ObjectNode event : events) {
            event(event.path("type").asText())
                    .and(event)
                    .with("output_index", index)
                    .send();
        }
    }

    private void closeAll() throws IOException {
        for (ResponsesItem item : open.values()) {
            sendAll(item.closing(), item.place());
            event("response.output_item.done")
                    .with("output_index", item.place())
                    .with("item", item.node())
                    .send();
        }
        open.clear();
    }

    @Override
    public void finish(String reason) throws IOException {
        closeAll();
        boolean cut = reason.equals("length") || reason.equals("content_filter");
        response.put("status", cut ? "incomplete" : "completed");
        if (cut) {
            String why = reason.equals("length") ? "max_output_tokens" : reason;
            response.putObject("incomplete_details").put("reason", why);
        }
        if (!asked.lacks(Script.Part.USAGE)) {
            usage(response.putObject("usage"), asked.words());
        }
        if (!asked.streams()) {
            out.whole(200, "", response);
            return;
        }
        out.line().last();
        lifecycle("response." + response.path("status").asText());
        out.endStream();
    }

    @Override
    public void fail(Move.Refuse failure) throws IOException {
        response.put("status", "failed");
        response.putObject("error").put("code", "server_error").put("message", failure.message());
        out.line().last();
        if (asked.streams()) {
            lifecycle("response.failed");
            out.endStream();
        } else {
            out.whole(200, "", response);
        }
    }

    private void usage(ObjectNode usage, int words) {
        usage.put("input_tokens", words).put("output_tokens", tokens).put("total_tokens", words + tokens);
        usage.putObject("input_tokens_details").put("cached_tokens", 0);
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    }

    @Override
    public void breakOff() throws IOException {
        if (!asked.streams()) {
            out.half(response);
        }
    }

    private void lifecycle(String type) throws IOException {
        event(type).with("response", response).send();
    }

    private Outgoing event(String type) {
        return new Outgoing(asked.object().put("type", type).put("sequence_number", sequence++));
    }

    /** An event on its way. */
    private final class Outgoing {
        private final ObjectNode node;

        Outgoing(ObjectNode node) {
            this.node = node;
        }

        Outgoing and(ObjectNode more) {
            node.setAll(more);
            return this;
        }

        Outgoing with(String name, JsonNode value) {
            node.set(name, value);
            return this;
        }

        Outgoing with(String name, int value) {
            node.put(name, value);
            return this;
        }

        void send() throws IOException {
            if (asked.streams()) {
                out.chunk("event: " + node.path("type").asText() + "\ndata: " + node + "\n\n");
            }
        }
    }

    @Override
    public Set<String> ids() {
        return Set.copyOf(ids);
    }
}
