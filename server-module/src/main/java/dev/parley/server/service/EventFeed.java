package dev.parley.server.service;

import java.io.IOException;

/** Events of one response for one listener. Used once. */
public interface EventFeed {

    /** Does what can fail before the first event; {@link #forEach} has to follow. */
    default void begin() {}

    /**
     * Gives each event in order and returns after the last.
     *
     * @throws IOException if the listener is gone, or the response is
     */
    void forEach(EventListener listener) throws IOException;

    /** Says, from any thread, that nobody listens any more: {@link #forEach} ends soon. */
    void leave();
}
