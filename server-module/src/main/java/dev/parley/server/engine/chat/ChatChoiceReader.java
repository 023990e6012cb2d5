package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.model.LogProb;
import dev.parley.server.engine.chat.ChatChunk.Choice;
import dev.parley.server.engine.chat.ChatChunk.Delta;
import dev.parley.server.engine.chat.ChatChunk.ToolCallPiece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code choices}, of which only the first counts: the server never asks for more. */
final class ChatChoiceReader {
    private ChatChoiceReader() {}

    static Choice firstOf(JsonParser p) throws IOException {
        Choice first = Choice.NONE;
        if (p.currentToken() != JsonToken.START_ARRAY) {
            p.skipChildren();
            return first;
        }
        boolean seen = false;
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (seen || p.currentToken() != JsonToken.START_OBJECT) {
                p.skipChildren();
            } else {
                first = choice(p);
                seen = true;
            }
        }
        return first;
    }

    private static Choice choice(JsonParser p) throws IOException {
        Delta delta = Delta.NOTHING;
        String finishReason = null;
        List<LogProb> logprobs = List.of();
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            JsonToken value = p.nextToken();
            boolean isObject = value == JsonToken.START_OBJECT;
            if (isObject && (name.equals("delta") || name.equals("message"))) {
                delta = delta(p, name.equals("message"));
            } else if (name.equals("finish_reason")) {
                finishReason = text(p);
            } else if (isObject && name.equals("logprobs")) {
                logprobs = logprobs(p);
            } else {
                p.skipChildren();
            }
        }
        return new Choice(delta, finishReason, logprobs);
    }

    /** Of the tokens of the text; those of a refusal have no place in a response. */
    private static List<LogProb> logprobs(JsonParser p) throws IOException {
        List<LogProb> found = new ArrayList<>();
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            boolean isList = p.nextToken() == JsonToken.START_ARRAY;
            if (!isList || !name.equals("content")) {
                p.skipChildren();
                continue;
            }
            while (p.nextToken() != JsonToken.END_ARRAY) {
                found.add(LogProb.read(p));
            }
        }
        return found;
    }

    private static Delta delta(JsonParser p, boolean whole) throws IOException {
        String content = null;
        String refusal = null;
        String reasoning = null;
        List<ToolCallPiece> calls = List.of();
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            p.nextToken();
            switch (name) {
                case "content" -> content = content(p);
                case "refusal" -> refusal = text(p);
                case "reasoning_content", "reasoning" -> {
                    String piece = text(p); // some upstreams send both names, one of them null or the same
                    reasoning = piece == null ? reasoning : piece;
                }
                case "tool_calls" -> calls = ToolCallReader.pieces(p, whole);
                default -> p.skipChildren();
            }
        }
        return new Delta(content, refusal, reasoning, calls);
    }

    /** Content is a text; some upstreams send a list of parts with a {@code text} each. */
    private static @Nullable String content(JsonParser p) throws IOException {
        if (p.currentToken() != JsonToken.START_ARRAY) {
            return text(p);
        }
        StringBuilder parts = new StringBuilder();
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (p.currentToken() == JsonToken.START_OBJECT) {
                parts.append(partText(p));
            } else {
                p.skipChildren();
            }
        }
        return parts.toString();
    }

    private static String partText(JsonParser p) throws IOException {
        String found = "";
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            p.nextToken();
            String value = text(p);
            found = name.equals("text") && value != null ? value : found;
        }
        return found;
    }

    static @Nullable String text(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_STRING) {
            return p.getText();
        }
        p.skipChildren();
        return null;
    }
}
