package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.json.JsonValue;
import dev.parley.model.LogProb;
import dev.parley.server.engine.EngineEvent.TokenCount;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk of a streamed completion, or a whole completion, says: both have the same fields, in {@code delta} or
 * in {@code message}. Fields that carry nothing for an answer are skipped.
 */
record ChatChunk(
        Delta delta,
        @Nullable String finishReason,
        List<LogProb> logprobs,
        @Nullable TokenCount usage,
        @Nullable JsonValue error) {

    /** The new pieces of the first choice. */
    record Delta(
            @Nullable String content,
            @Nullable String refusal,
            @Nullable String reasoning,
            List<ToolCallPiece> toolCalls) {
        static final Delta NOTHING = new Delta(null, null, null, List.of());
    }

    /**
     * A piece of a tool call; which call it belongs to is {@link ToolCalls}' to find out.
     *
     * @param whole whether it comes from a whole message, where each piece is a call of its own
     */
    record ToolCallPiece(
            boolean whole,
            @Nullable Integer index,
            @Nullable String id,
            @Nullable String name,
            @Nullable String arguments) {}

    /** The part of a choice that matters here. */
    record Choice(Delta delta, @Nullable String finishReason, List<LogProb> logprobs) {
        static final Choice NONE = new Choice(Delta.NOTHING, null, List.of());
    }

    /** A chunk that says nothing but that the upstream failed. */
    static ChatChunk failed(JsonValue error) {
        return new ChatChunk(Delta.NOTHING, null, List.of(), null, error);
    }

    static ChatChunk read(JsonParser p) throws IOException {
        Choice choice = Choice.NONE;
        TokenCount usage = null;
        JsonValue error = null;
        if (p.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(p, "a chunk that is not an object");
        }
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            JsonToken value = p.nextToken();
            switch (name) {
                case "choices" -> choice = ChatChoiceReader.firstOf(p);
                case "usage" -> {
                    if (value == JsonToken.START_OBJECT) {
                        usage = ChatUsageReader.read(p);
                    } else {
                        p.skipChildren();
                    }
                }
                case "error" -> error = value == JsonToken.VALUE_NULL ? null : JsonValue.read(p);
                default -> p.skipChildren();
            }
        }
        return new ChatChunk(choice.delta(), choice.finishReason(), choice.logprobs(), usage, error);
    }
}
