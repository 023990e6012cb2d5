package dev.parley.jaxrs;

import java.io.IOException;

/**
 * Events in order, given on the thread that asks: the answering thread takes them and writes them itself, so that none
 * waits in a queue. Usable once.
 */
@FunctionalInterface
public interface EventSource<E> {
    /** Returns after the last event; an exception of the sink ends the source. */
    void forEach(EventSink<E> sink) throws IOException;
}
