package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.exchange.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From a request to the script it asks for, and the voice to play it with. */
record Reception(Puppet puppet, Duration patience) {
    void answer(HttpIn request, Line line) throws IOException, InterruptedException {
        HttpOut out = new HttpOut(line);
        boolean chat = request.path().endsWith("/chat/completions");
        if (request.method().equals("POST") && (chat || request.path().endsWith("/responses"))) {
            perform(request, out, chat);
        } else if (request.method().equals("GET") && request.path().endsWith("/models")) {
            out.whole(200, "", models());
        } else {
            out.whole(404, "", error("The puppet has chat/completions, responses and models."));
        }
    }

    private void perform(HttpIn in, HttpOut out, boolean chat) throws IOException, InterruptedException {
        JsonNode request = Trees.read(new String(in.body(), StandardCharsets.UTF_8));
        if (!request.isObject()) {
            out.whole(400, "", error("The body is no JSON object."));
            return;
        }
        List<Said> conversation = Heard.in(request);
        Part part = puppet.partIn(conversation.toString()).orElseGet(() -> new Part(Script.UNKNOWN));
        Asked asked = Asked.of(request, new Cue(request, in.header("Authorization")).of(part.script(), conversation));
        Voice voice = voice(asked, out, chat);
        int number = part.begin(new Sighting(
                Instant.now(),
                in.header("Authorization"),
                request,
                conversation,
                Set.of(),
                Optional.empty(),
                Optional.empty()));
        try {
            new Player(asked, out, voice, (int) patience.toMillis()).play();
        } finally {
            part.end(number, Part.outcome(voice, out.line().left()));
        }
    }

    private static Voice voice(Asked asked, HttpOut out, boolean chat) {
        if (!chat) {
            return new ResponsesVoice(asked, out);
        }
        return asked.streams() ? new ChatStream(asked, out) : new ChatWhole(asked, out);
    }

    private static ObjectNode models() {
        ObjectNode models = JsonNodeFactory.instance.objectNode().put("object", "list");
        models.putArray("data").addObject().put("id", "puppet").put("object", "model");
        return models;
    }

    private static ObjectNode error(String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", message).put("type", "invalid_request_error");
        return body;
    }
}
