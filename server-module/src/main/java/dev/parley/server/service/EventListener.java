package dev.parley.server.service;

import java.io.IOException;

/** Takes a response's events one at a time, on the thread that gives them. */
@FunctionalInterface
public interface EventListener {

    /**
     * Takes one event, which leaves at once or together with those that follow it in the same moment.
     *
     * @throws IOException if whoever listened is gone
     */
    void accept(RenderedEvent event) throws IOException;

    /**
     * Says that nothing follows in this moment: what has been given is on its way on return.
     *
     * @throws IOException if whoever listened is gone
     */
    default void flush() throws IOException {}
}
