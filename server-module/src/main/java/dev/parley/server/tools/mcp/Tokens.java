package dev.parley.server.tools.mcp;

import dev.parley.server.engine.EngineEvent.TokenCount;
import org.jspecify.annotations.Nullable;

/** What several questions cost together. */
final class Tokens {
    static final TokenCount NONE = new TokenCount(0, 0, 0, 0);

    private Tokens() {}

    static TokenCount sum(TokenCount one, TokenCount other) {
        return new TokenCount(
                one.input() + other.input(),
                one.cachedInput() + other.cachedInput(),
                sum(one.cacheWrite(), other.cacheWrite()),
                one.output() + other.output(),
                one.reasoningOutput() + other.reasoningOutput());
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + other;
    }
}
