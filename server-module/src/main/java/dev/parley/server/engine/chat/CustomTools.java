package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.CustomTool;
import dev.parley.model.CustomToolGrammar;
import dev.parley.model.GrammarSyntax;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Custom tools, which take a text, as functions that take an object with one text in it: chat upstreams know functions
 * only. A regular expression becomes the text's pattern; a Lark grammar is told to the model, which nothing holds to it.
 */
final class CustomTools {
    private static final String INPUT = "input";

    private final Set<String> names;

    private CustomTools(Set<String> names) {
        this.names = names;
    }

    static CustomTools of(CreateResponse parameters) {
        if (parameters.tools() == null) {
            return new CustomTools(Set.of());
        }
        return new CustomTools(parameters.tools().stream()
                .filter(CustomTool.class::isInstance)
                .map(tool -> ((CustomTool) tool).name())
                .collect(Collectors.toSet()));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    static void write(JsonGenerator json, CustomTool tool) throws IOException {
        json.writeStringField("name", tool.name());
        String description = description(tool);
        if (!description.isEmpty()) {
            json.writeStringField("description", description);
        }
        json.writeObjectFieldStart("parameters");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        json.writeObjectFieldStart(INPUT);
        json.writeStringField("type", "string");
        if (tool.format() instanceof CustomToolGrammar grammar && GrammarSyntax.REGEX.equals(grammar.syntax())) {
            json.writeStringField("pattern", "^(?:" + grammar.definition() + ")$");
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        json.writeString(INPUT);
        json.writeEndArray();
        json.writeBooleanField("additionalProperties", false);
        json.writeEndObject();
    }

    /** The arguments of an earlier call, as the upstream's own would have looked. */
    static void writeArguments(JsonGenerator json, String input) throws IOException {
        json.writeStringField("arguments", "{\"" + INPUT + "\":" + new JsonValue.Str(input).toJson() + "}");
    }

    private static String description(CustomTool tool) {
        String own = tool.description() == null ? "" : tool.description();
        if (!(tool.format() instanceof CustomToolGrammar grammar)) {
            return own;
        }
        String rule = "The input must follow this " + grammar.syntax().value() + " grammar:\n" + grammar.definition();
        return List.of(own, rule).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }
}
