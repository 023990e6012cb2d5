package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.json.JsonValue;
import dev.parley.server.screen.ActionSet;
import dev.parley.server.screen.ActionSet.Kind;
import dev.parley.server.screen.ModelSpace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a model is told about the computer's function. The parameters are those of all actions side by side: many upstreams take
 * no alternatives in a function's schema.
 */
final class ComputerManual {
    private static final String CONFIRM = "Leave this out, unless a person should confirm the action before it is done,"
            + " because it costs money, can't be undone or was not asked for: then say why, in a sentence.";

    private final ActionSet actions;
    private final ModelSpace space;
    private final boolean batched;

    /** The manual of these actions; {@code batched} if a call has a list of them. */
    ComputerManual(ActionSet actions, ModelSpace space, boolean batched) {
        this.actions = actions;
        this.space = space;
        this.batched = batched;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("description", description());
        json.writeObjectFieldStart("parameters");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        if (batched) {
            writeList(json);
        } else {
            writeAction(json);
        }
        writeConfirm(json);
        json.writeEndObject();
        writeEnd(json, batched ? ComputerFunction.ACTIONS : "type");
        json.writeEndObject();
    }

    private String description() {
        String what = batched
                ? "Does things on the computer, one after the other; after the last you are shown its screen. "
                : "Does one thing on the computer, whose screen you are shown afterwards. ";
        String where = actions.hasPositions()
                ? space.inWords()
                : "What needs a position can be done once you have seen the screen.";
        return what + where + " What there is to do:\n"
                + actions.kinds().stream().map(ComputerManual::line).collect(Collectors.joining("\n"));
    }

    private void writeList(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(ComputerFunction.ACTIONS);
        json.writeStringField("type", "array");
        json.writeStringField(
                "description",
                "What to do, in this order, one thing at least: all that you can be sure of without seeing the screen in between.");
        json.writeObjectFieldStart("items");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        writeAction(json);
        json.writeEndObject();
        writeEnd(json, "type");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeAction(JsonGenerator json) throws IOException {
        writeType(json);
        for (Map.Entry<String, JsonValue.Obj> property : properties().entrySet()) {
            json.writeFieldName(property.getKey());
            property.getValue().writeTo(json);
        }
    }

    private void writeConfirm(JsonGenerator json) throws IOException {
        if (actions.confirming()) {
            json.writeObjectFieldStart(ComputerFunction.CONFIRM);
            json.writeStringField("type", "string");
            json.writeStringField("description", CONFIRM);
            json.writeEndObject();
        }
    }

    private static void writeEnd(JsonGenerator json, String required) throws IOException {
        json.writeArrayFieldStart("required");
        json.writeString(required);
        json.writeEndArray();
        json.writeBooleanField("additionalProperties", false);
    }

    private void writeType(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("type");
        json.writeStringField("type", "string");
        json.writeArrayFieldStart("enum");
        for (Kind kind : actions.kinds()) {
            json.writeString(kind.type());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Where two actions describe a property in other words, the first one's stand. */
    private Map<String, JsonValue.Obj> properties() {
        Map<String, JsonValue.Obj> all = new LinkedHashMap<>();
        for (Kind kind : actions.kinds()) {
            kind.properties().forEach(all::putIfAbsent);
        }
        return all;
    }

    private static String line(Kind kind) {
        List<String> needed = kind.properties().keySet().stream()
                .filter(kind.required()::contains)
                .toList();
        List<String> optional = kind.properties().keySet().stream()
                .filter(name -> !kind.required().contains(name))
                .toList();
        return "- " + kind.type() + ": " + kind.description()
                + (needed.isEmpty() ? "" : " Needs " + String.join(", ", needed) + ".")
                + (optional.isEmpty() ? "" : " May have " + String.join(", ", optional) + ".");
    }
}
