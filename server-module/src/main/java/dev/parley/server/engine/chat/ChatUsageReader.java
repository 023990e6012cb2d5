package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.server.engine.EngineEvent.TokenCount;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code usage}; what an upstream leaves out counts as 0, but of what it wrote to a cache nothing is said then. */
final class ChatUsageReader {
    private long input;
    private long cached;
    private @Nullable Long written;
    private long output;
    private long reasoning;

    private ChatUsageReader() {}

    static TokenCount read(JsonParser p) throws IOException {
        ChatUsageReader usage = new ChatUsageReader();
        usage.readFields(p);
        return new TokenCount(usage.input, usage.cached, usage.written, usage.output, usage.reasoning);
    }

    private void readFields(JsonParser p) throws IOException {
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            boolean hasParts = p.nextToken() == JsonToken.START_OBJECT;
            switch (name) {
                case "prompt_tokens" -> input = count(p);
                case "completion_tokens" -> output = count(p);
                case "cached_tokens" -> cached = count(p);
                // The first is in the details of gateways, the second beside them in front of Anthropic's models.
                case "cache_write_tokens", "cache_creation_input_tokens" -> written = count(p);
                case "reasoning_tokens" -> reasoning = count(p);
                case "prompt_tokens_details", "completion_tokens_details" -> {
                    if (hasParts) {
                        readFields(p);
                    } else {
                        p.skipChildren();
                    }
                }
                default -> p.skipChildren();
            }
        }
    }

    private static long count(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Math.max(0, p.getLongValue());
        }
        p.skipChildren();
        return 0;
    }
}
