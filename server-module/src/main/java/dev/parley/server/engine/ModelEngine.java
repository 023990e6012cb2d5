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
     *     another by its path, such as {@code reasoning.effort}
     * @param tools wire values of {@code tools[].type}
     */
    record Capabilities(Set<String> parameters, Set<String> tools) {}
}
