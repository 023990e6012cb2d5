package dev.parley.server.http.sse;

import dev.parley.jaxrs.EventSink;
import dev.parley.jaxrs.EventSource;
import java.io.IOException;

/**
 * Events, and how their frames look.
 *
 * @param named whether each frame says its event's type on an {@code event:} line
 */
public record FramedEvents<E>(boolean named, EventSource<E> events) implements EventSource<E> {
    @Override
    public void forEach(EventSink<E> sink) throws IOException {
        events.forEach(sink);
    }
}
