package dev.parley.server.engine;

import java.util.Set;

/**
 * A model backend. It sees a conversation in canonical form and answers with events; HTTP, server-sent events, dialects
 * and storage are hidden from it. Implementations are safe for use by many threads.
 */
public interface ModelEngine extends AutoCloseable {

    /**
     * Puts the request into the backend's own terms, without asking it yet: what can't be put is refused before anything
     * has been said or stored.
     *
     * @throws EngineException of kind {@code INVALID_REQUEST} that names the parameter
     */
    PreparedAnswer prepare(EngineRequest request) throws EngineException;

    /** The request parameters and tool types that this engine really acts on. */
    Capabilities capabilities();

    @Override
    default void close() {}

    /**
     * What an engine acts on; anything else in a request is refused by name.
     *
     * @param parameters wire names of sampling and output parameters, such as {@code temperature}; a parameter inside
     *     another by its path, such as {@code reasoning.effort}, a value of {@code include} as if it was inside of it
     * @param tools wire values of {@code tools[].type}
     * @param items wire values of {@code input[].type}
     * @param grammars wire values of {@code tools[].format.syntax}, of custom tools
     */
    record Capabilities(Set<String> parameters, Set<String> tools, Set<String> items, Set<String> grammars) {
        private static final Set<String> USUAL_ITEMS = Set.of(
                "message",
                "reasoning",
                "function_call",
                "function_call_output",
                "computer_call",
                "computer_call_output");

        /** A copy of its own. */
        public Capabilities {
            parameters = Set.copyOf(parameters);
            tools = Set.copyOf(tools);
            items = Set.copyOf(items);
            grammars = Set.copyOf(grammars);
        }

        /** Messages, reasoning, function calls and computer calls in the input, and no grammars. */
        public Capabilities(Set<String> parameters, Set<String> tools) {
            this(parameters, tools, USUAL_ITEMS, Set.of());
        }
    }
}
