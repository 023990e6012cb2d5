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

    ComputerManual(ActionSet actions, ModelSpace space) {
        this.actions = actions;
        this.space = space;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField(
                "description",
                "Does one thing on the computer, whose screen you are shown afterwards. " + space.inWords()
                        + " What there is to do:\n"
                        + actions.kinds().stream().map(ComputerManual::line).collect(Collectors.joining("\n")));
        json.writeObjectFieldStart("parameters");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        writeType(json);
        for (Map.Entry<String, JsonValue.Obj> property : properties().entrySet()) {
            json.writeFieldName(property.getKey());
            property.getValue().writeTo(json);
        }
        if (actions.confirming()) {
            json.writeObjectFieldStart(ComputerFunction.CONFIRM);
            json.writeStringField("type", "string");
            json.writeStringField("description", CONFIRM);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        json.writeString("type");
        json.writeEndArray();
        json.writeBooleanField("additionalProperties", false);
        json.writeEndObject();
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
