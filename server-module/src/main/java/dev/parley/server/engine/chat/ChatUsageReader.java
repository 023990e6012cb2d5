package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.server.engine.EngineEvent.TokenCount;
import java.io.IOException;

/** Reads {@code usage}; what an upstream leaves out counts as 0. */
final class ChatUsageReader {
    private ChatUsageReader() {}

    static TokenCount read(JsonParser p) throws IOException {
        long input = 0;
        long cached = 0;
        long output = 0;
        long reasoning = 0;
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            p.nextToken();
            switch (name) {
                case "prompt_tokens" -> input = count(p);
                case "completion_tokens" -> output = count(p);
                case "prompt_tokens_details" -> cached = detail(p, "cached_tokens");
                case "completion_tokens_details" -> reasoning = detail(p, "reasoning_tokens");
                default -> p.skipChildren();
            }
        }
        return new TokenCount(input, cached, output, reasoning);
    }

    private static long detail(JsonParser p, String wanted) throws IOException {
        long found = 0;
        if (p.currentToken() != JsonToken.START_OBJECT) {
            p.skipChildren();
            return found;
        }
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            p.nextToken();
            if (name.equals(wanted)) {
                found = count(p);
            } else {
                p.skipChildren();
            }
        }
        return found;
    }

    private static long count(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Math.max(0, p.getLongValue());
        }
        p.skipChildren();
        return 0;
    }
}
