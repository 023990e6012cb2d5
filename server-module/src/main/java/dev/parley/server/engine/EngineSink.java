package dev.parley.server.engine;

import java.io.IOException;

/** Takes an engine's events, on the engine's own thread, one at a time. */
@FunctionalInterface
public interface EngineSink {

    /**
     * Takes one event and returns when what it becomes has been written to whoever listens.
     *
     * @throws IOException if the listener is gone: the engine must stop, close its upstream and let this through
     */
    void accept(EngineEvent event) throws IOException;
}
