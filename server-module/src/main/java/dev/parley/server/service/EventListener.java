package dev.parley.server.service;

import dev.parley.model.StreamEvent;
import java.io.IOException;

/** Takes a turn's events one at a time, on the turn's own thread. */
@FunctionalInterface
public interface EventListener {

    /**
     * Takes one event and returns when it is written.
     *
     * @throws IOException if whoever listened is gone
     */
    void accept(StreamEvent event) throws IOException;
}
