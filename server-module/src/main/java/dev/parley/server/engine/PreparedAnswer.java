package dev.parley.server.engine;

import java.io.IOException;

/** An answer that an engine is ready to give: the request has been understood, the backend has not been asked. */
@FunctionalInterface
public interface PreparedAnswer {

    /**
     * Answers once, on the calling thread, and returns after {@link EngineEvent.Finish}.
     *
     * @throws EngineException if the backend can't or won't answer
     * @throws IOException if the sink's listener left
     */
    void run(EngineSink sink) throws EngineException, IOException;
}
