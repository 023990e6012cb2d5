package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Fits a script to the request that asks for it: to how far the turn has come, the key and the tools that came with it. */
record Cue(JsonNode request, String authorization) {
    Script of(Script script, List<Said> conversation) {
        boolean answered = !conversation.isEmpty()
                && conversation.get(conversation.size() - 1).who().equals("output");
        List<Move> play = answered && !script.then().isEmpty() ? script.then() : script.play();
        return new Script(play.stream().map(this::fitted).toList(), script.lacks());
    }

    private Move fitted(Move move) {
        if (move instanceof Move.Refuse no) { // as some upstreams repeat the key they were asked with
            return new Move.Refuse(
                    no.refuse(), no.retryAfter(), no.message().replace("{authorization}", authorization));
        }
        return move instanceof Move.Call call && String.valueOf(call.name()).startsWith("{") ? named(call) : move;
    }

    private Move named(Move.Call call) {
        String tool = call.name().substring(1, call.name().length() - 1);
        for (JsonNode each : request.path("tools")) {
            JsonNode function = each.has("function") ? each.path("function") : each;
            String name = function.path("name").asText();
            if (name.contains(tool) || function.path("description").asText().contains(tool)) {
                return new Move.Call(call.call(), name, call.arguments(), call.index());
            }
        }
        return new Move.Text("(nobody offers " + tool + ")", 1, 0);
    }
}
