package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says an answer as one chat completion. */
final class ChatWhole implements Voice {
    private final Asked asked;
    private final HttpOut out;
    private final List<Move> said = new ArrayList<>();

    ChatWhole(Asked asked, HttpOut out) {
        this.asked = asked;
        this.out = out;
    }

    @Override
    public void open() {
        // A whole answer begins when it is complete.
    }

    @Override
    public void say(Move move) {
        said.add(move);
    }

    @Override
    public void finish(String reason) throws IOException {
        out.whole(200, "", completion(reason));
    }

    @Override
    public void breakOff() throws IOException {
        out.half(completion("stop"));
    }

    @Override
    public void fail(Move.Refuse failure) throws IOException {
        out.refuse(failure);
    }

    private ObjectNode completion(String reason) {
        ObjectNode completion = asked.object()
                .put("id", "chatcmpl-" + asked.name())
                .put("object", "chat.completion")
                .put("created", Instant.now().getEpochSecond())
                .put("model", asked.model());
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        choice.set("message", message(new Script(said, Set.of())));
        choice.put("finish_reason", reason);
        if (!asked.lacks(Script.Part.USAGE)) {
            completion.set("usage", usage(asked, said.size()));
        }
        return completion;
    }

    private ObjectNode message(Script all) {
        ObjectNode message = asked.object().put("role", "assistant");
        message.put("content", all.text().isEmpty() ? null : all.text());
        if (!all.reasoning().isEmpty()) {
            message.put("reasoning_content", all.reasoning());
        }
        if (!all.refusal().isEmpty()) {
            message.put("refusal", all.refusal());
        }
        if (!all.calls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            all.calls()
                    .forEach(call -> calls.addObject()
                            .put("id", call.id())
                            .put("type", "function")
                            .putObject("function")
                            .put("name", call.name())
                            .put("arguments", call.arguments()));
        }
        return message;
    }

    static ObjectNode usage(Asked asked, int tokens) {
        int words = asked.words();
        return asked.object()
                .put("prompt_tokens", words)
                .put("completion_tokens", tokens)
                .put("total_tokens", words + tokens);
    }

    @Override
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(Set.of("chatcmpl-" + asked.name()));
        new Script(said, Set.of()).calls().forEach(call -> ids.add(call.id()));
        return ids;
    }
}
