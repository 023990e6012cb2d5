package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says an answer as chunks of a chat completion. */
final class ChatStream implements Voice {
    private final Asked asked;
    private final HttpOut out;
    private final List<String> calls = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private int tokens;

    ChatStream(Asked asked, HttpOut out) {
        this.asked = asked;
        this.out = out;
        ids.add("chatcmpl-" + asked.name());
    }

    @Override
    public void open() throws IOException {
        out.startStream();
        send(delta(asked.object().put("role", "assistant").put("content", "")));
    }

    @Override
    public void say(Move move) throws IOException {
        tokens++;
        ObjectNode delta = asked.object();
        if (move instanceof Move.Text said) {
            delta.put("content", said.text());
        } else if (move instanceof Move.Reasoning said) {
            delta.put("reasoning_content", said.reasoning());
        } else if (move instanceof Move.Refusal said) {
            delta.put("refusal", said.refusal());
        } else if (move instanceof Move.Call piece) {
            call(piece, delta.putArray("tool_calls").addObject());
        }
        send(delta(delta));
    }

    private void call(Move.Call piece, ObjectNode node) {
        boolean first = !calls.contains(piece.call());
        if (first) {
            calls.add(piece.call());
            ids.add(piece.id());
        }
        node.put("index", piece.index() == null ? calls.indexOf(piece.call()) : piece.index());
        ObjectNode function = asked.object();
        if (first) {
            node.put("id", piece.id()).put("type", "function");
            function.put("name", piece.name());
        }
        node.set("function", function.put("arguments", piece.arguments()));
    }

    @Override
    public void finish(String reason) throws IOException {
        ObjectNode chunk = delta(asked.object());
        ((ObjectNode) chunk.path("choices").path(0)).put("finish_reason", reason);
        send(chunk);
        boolean wanted =
                asked.request().path("stream_options").path("include_usage").asBoolean();
        if (wanted && !asked.lacks(Script.Part.USAGE)) {
            ObjectNode usage = chunk();
            usage.putArray("choices");
            usage.set("usage", ChatWhole.usage(asked, tokens));
            send(usage);
        }
        out.line().last();
        if (!asked.lacks(Script.Part.DONE)) {
            out.chunk("data: [DONE]\n\n");
        }
        out.endStream();
    }

    @Override
    public void fail(Move.Refuse failure) throws IOException {
        out.line().last();
        send(asked.object().set("error", HttpOut.error(failure)));
        out.endStream();
    }

    private ObjectNode chunk() {
        return asked.object()
                .put("id", "chatcmpl-" + asked.name())
                .put("object", "chat.completion.chunk")
                .put("created", Instant.now().getEpochSecond())
                .put("model", asked.model());
    }

    private ObjectNode delta(ObjectNode delta) {
        ObjectNode chunk = chunk();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("finish_reason");
        return chunk;
    }

    private void send(ObjectNode chunk) throws IOException {
        out.chunk("data: " + chunk + "\n\n");
    }

    @Override
    public Set<String> ids() {
        return Set.copyOf(ids);
    }
}
