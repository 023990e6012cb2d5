package dev.parley.server.service;

import java.io.IOException;

/** Takes a response's events one at a time, on the thread that gives them. */
@FunctionalInterface
public interface EventListener {

    /**
     * Takes one event and returns when it is written.
     *
     * @throws IOException if whoever listened is gone
     */
    void accept(RenderedEvent event) throws IOException;
}
