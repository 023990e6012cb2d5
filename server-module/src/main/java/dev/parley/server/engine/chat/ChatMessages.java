package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallOutput;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.ReasoningItem;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import java.io.IOException;
import java.util.List;

/**
 * Writes the conversation as chat messages. An assistant's message and the calls that follow it are one message there,
 * so the message stays open until something else comes.
 */
final class ChatMessages {
    private final JsonGenerator json;
    private final EngineRequest request;
    private final ComputerFunction computer;
    private final ChatScreens screens;
    private Open open = Open.NOTHING;

    /** How much of an assistant's message has been begun. */
    private enum Open {
        NOTHING,
        MESSAGE,
        CALLS
    }

    ChatMessages(JsonGenerator json, EngineRequest request, ComputerFunction computer) {
        this.json = json;
        this.request = request;
        this.computer = computer;
        this.screens = new ChatScreens(json);
    }

    void write() throws IOException, EngineException {
        json.writeArrayFieldStart("messages");
        if (request.instructions() != null) {
            json.writeStartObject();
            json.writeStringField("role", "system");
            json.writeStringField("content", request.instructions());
            json.writeEndObject();
        }
        List<InputItem> items = request.conversation();
        for (int i = 0; i < items.size(); i++) {
            write(items.get(i), request.pathOf(i));
        }
        closeAssistant();
        screens.show();
        json.writeEndArray();
    }

    private void write(InputItem item, String path) throws IOException, EngineException {
        if (item instanceof ReasoningItem) {
            return; // there is no message for earlier thinking; as text the model would take it for something it said
        }
        if (item instanceof FunctionCall call) {
            beginCall(call.callId(), call.name());
            json.writeStringField("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
            endCall();
            return;
        }
        if (item instanceof CustomToolCall call) {
            beginCall(call.callId(), call.name());
            CustomTools.writeArguments(json, call.input());
            endCall();
            return;
        }
        if (item instanceof ComputerCall call) {
            beginCall(call.callId(), computer.name());
            computer.writeArguments(json, call);
            endCall();
            screens.expect(call.callId());
            return;
        }
        closeAssistant();
        writeRest(item, path);
    }

    private void writeRest(InputItem item, String path) throws IOException, EngineException {
        if (item instanceof FunctionCallOutput output) {
            writeOutput(json, output.callId(), ChatContent.joined(output.output(), path + ".output"));
        } else if (item instanceof CustomToolCallOutput output) {
            writeOutput(json, output.callId(), ChatContent.joined(output.output(), path + ".output"));
        } else if (item instanceof ComputerCallOutput output) {
            screens.take(output, path + ".output");
        } else if (item instanceof Message message) {
            screens.show();
            writeMessage(message, path);
        } else {
            throw Untranslatable.at(typeOf(path), "This model can't take an item of type " + item.type() + ".");
        }
    }

    static void writeOutput(JsonGenerator json, String callId, String content) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", "tool");
        json.writeStringField("tool_call_id", callId);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    private void writeMessage(Message message, String path) throws IOException, EngineException {
        String role = message.role().value();
        json.writeStartObject();
        switch (role) {
            case "assistant" -> {
                json.writeStringField("role", "assistant");
                json.writeStringField("content", ChatContent.joined(message.content(), path + ".content"));
                open = Open.MESSAGE;
                return;
            }
            case "user" -> json.writeStringField("role", "user");
            case "system", "developer" -> json.writeStringField("role", "system");
            default -> throw Untranslatable.at(path + ".role", "This model does not know this role.");
        }
        json.writeFieldName("content");
        new ChatContent(json, path + ".content").write(message.content());
        json.writeEndObject();
    }

    private void beginCall(String callId, String name) throws IOException {
        if (open == Open.NOTHING) {
            json.writeStartObject();
            json.writeStringField("role", "assistant");
            json.writeNullField("content");
        }
        if (open != Open.CALLS) {
            json.writeArrayFieldStart("tool_calls");
        }
        open = Open.CALLS;
        json.writeStartObject();
        json.writeStringField("id", callId);
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", name);
    }

    private void endCall() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void closeAssistant() throws IOException {
        if (open == Open.CALLS) {
            json.writeEndArray();
        }
        if (open != Open.NOTHING) {
            json.writeEndObject();
        }
        open = Open.NOTHING;
    }

    private static String typeOf(String path) {
        return path.startsWith("input") ? path + ".type" : path;
    }
}
