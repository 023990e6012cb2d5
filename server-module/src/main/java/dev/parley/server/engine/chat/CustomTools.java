package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.CustomTool;
import dev.parley.model.CustomToolGrammar;
import dev.parley.model.GrammarSyntax;
import dev.parley.model.Tool;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.schema.ClientPattern;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Custom tools, which take a text, as functions that take an object with one text in it: chat upstreams know functions
 * only. A regular expression becomes the text's pattern, and texts are held to it; any other grammar the model is only told of.
 */
final class CustomTools {
    private static final String INPUT = "input";

    private static final int LONGEST = 10_000;
    /** As the language means them in which such expressions are usually written, Rust's. */
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

    private final Map<String, Optional<ClientPattern>> tools;

    private CustomTools(Map<String, Optional<ClientPattern>> tools) {
        this.tools = tools;
    }

    /**
     * The custom tools of a request.
     *
     * @throws EngineException if one has a regular expression that can't be read
     */
    static CustomTools of(CreateResponse parameters) throws EngineException {
        Map<String, Optional<ClientPattern>> patterns = new HashMap<>();
        List<Tool> tools = Objects.requireNonNullElse(parameters.tools(), List.of());
        for (int i = 0; i < tools.size(); i++) {
            if (tools.get(i) instanceof CustomTool tool) {
                patterns.put(tool.name(), pattern(tool, "tools[" + i + "].format.definition"));
            }
        }
        return new CustomTools(patterns);
    }

    private static Optional<ClientPattern> pattern(CustomTool tool, String at) throws EngineException {
        Optional<String> regex = regex(tool);
        if (regex.isEmpty()) {
            return Optional.empty();
        }
        if (regex.get().length() > LONGEST) {
            throw Untranslatable.at(at, "A regular expression has " + LONGEST + " characters at the most here.");
        }
        try {
            return Optional.of(ClientPattern.of(regex.get(), FLAGS));
        } catch (PatternSyntaxException e) {
            throw Untranslatable.at(at, "This regular expression can't be read here.");
        }
    }

    private static Optional<String> regex(CustomTool tool) {
        return tool.format() instanceof CustomToolGrammar grammar && GrammarSyntax.REGEX.equals(grammar.syntax())
                ? Optional.of(grammar.definition())
                : Optional.empty();
    }

    boolean has(String name) {
        return tools.containsKey(name);
    }

    /**
     * Looks at the whole text for a tool.
     *
     * @throws EngineException if the tool's grammar allows another one only
     */
    void check(String name, String text) throws EngineException {
        Optional<ClientPattern> pattern = tools.getOrDefault(name, Optional.empty());
        if (pattern.isPresent() && !fits(pattern.get(), text)) {
            throw new EngineException(Failure.of(
                    Kind.BROKEN, "The model's input for a custom tool is not what the tool's grammar asks for."));
        }
    }

    private static boolean fits(ClientPattern pattern, String text) throws EngineException {
        try {
            return pattern.isAllOf(text);
        } catch (ClientPattern.TooMuchWork e) {
            throw new EngineException(
                    Failure.of(Kind.BROKEN, "A custom tool's grammar takes too long to hold the model's input to."), e);
        }
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
        if (regex(tool).isPresent()) {
            json.writeStringField("pattern", "^(?:" + regex(tool).get() + ")$");
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
