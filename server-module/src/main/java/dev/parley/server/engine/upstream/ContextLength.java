package dev.parley.server.engine.upstream;

import dev.parley.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells whether an upstream refuses a request because the conversation is longer than the model's context. */
final class ContextLength {
    /** What vLLM, llama.cpp, Ollama and others write, who have no code for it. */
    private static final List<String> PHRASES = List.of(
            "maximum context length",
            "context length exceeded",
            "context_length_exceeded",
            "exceeds the available context size",
            "exceeds the context window",
            "exceed context size",
            "exceed_context_size");

    private ContextLength() {}

    static boolean isExceeded(JsonValue error) {
        if (error instanceof JsonValue.Obj object && isCode(object.get("code"))) {
            return true;
        }
        String message = ClientMessages.raw(error);
        String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return PHRASES.stream().anyMatch(said::contains);
    }

    private static boolean isCode(@Nullable JsonValue code) {
        return code instanceof JsonValue.Str text && text.value().equals("context_length_exceeded");
    }
}
