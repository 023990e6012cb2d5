package dev.parley.server.engine.chat;

import org.jspecify.annotations.Nullable;

/** Translates the parameter that an upstream complains about into the one that the client has sent. */
final class UpstreamParam {
    private UpstreamParam() {}

    static @Nullable String inRequest(@Nullable String upstream) {
        if (upstream == null) {
            return null;
        }
        return switch (upstream) {
            case "max_completion_tokens", "max_tokens" -> "max_output_tokens";
            case "reasoning_effort" -> "reasoning.effort";
            case "verbosity" -> "text.verbosity";
            case "logprobs" -> "include";
            case "model",
                    "parallel_tool_calls",
                    "temperature",
                    "tool_choice",
                    "tools",
                    "top_logprobs",
                    "top_p",
                    "user" -> upstream;
            default -> ChatExtras.NAMES.contains(upstream) ? upstream : family(upstream);
        };
    }

    /** Paths lead into a body that the client has never seen: only their beginning means something to it. */
    private static @Nullable String family(String upstream) {
        if (upstream.startsWith("messages")) {
            return "input";
        }
        if (upstream.startsWith("response_format")) {
            return "text.format";
        }
        return upstream.startsWith("tools[") || upstream.startsWith("tools.") ? "tools" : null;
    }
}
