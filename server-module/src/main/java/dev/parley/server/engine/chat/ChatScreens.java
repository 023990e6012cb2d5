package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.ContentPart;
import dev.parley.server.engine.EngineException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes what the computer shows. A tool's message can't have images, and nothing may stand between calls and the messages of
 * their tools: so the screens come in a user's message, after all of those.
 */
final class ChatScreens {
    private final JsonGenerator json;
    private final Set<String> expected = new LinkedHashSet<>();
    private final Map<String, ContentPart> screens = new LinkedHashMap<>();

    ChatScreens(JsonGenerator json) {
        this.json = json;
    }

    /** There is a call that the next screens answer. */
    void expect(String callId) {
        expected.add(callId);
    }

    /** The screen after a call. */
    void take(ComputerCallOutput output, String path) throws IOException, EngineException {
        if (!(output.output() instanceof ContentPart screen)) {
            throw Untranslatable.at(ChatContent.atHand(path), "This model needs an image of the screen.");
        }
        if (expected.remove(output.callId())) {
            ChatMessages.writeOutput(json, output.callId(), "Done. The screen follows.");
        }
        screens.put(path, screen);
    }

    /** The conversation goes on, or ends; a call that nothing is owed to, because it ended the task, gets its message here. */
    void show() throws IOException, EngineException {
        for (String callId : expected) {
            ChatMessages.writeOutput(json, callId, "Noted. No screen was taken.");
        }
        expected.clear();
        if (screens.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("role", "user");
        json.writeArrayFieldStart("content");
        for (Map.Entry<String, ContentPart> screen : screens.entrySet()) {
            json.writeStartObject();
            new ChatContent(json, screen.getKey()).writePart(screen.getValue(), screen.getKey());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        screens.clear();
    }
}
