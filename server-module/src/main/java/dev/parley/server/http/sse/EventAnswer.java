package dev.parley.server.http.sse;

import dev.parley.jaxrs.EventSink;
import dev.parley.jaxrs.EventSource;
import dev.parley.json.Json;
import dev.parley.model.StreamEvent;
import dev.parley.server.http.RequestMarks;
import dev.parley.server.service.EventFeed;
import java.io.IOException;

/**
 * A response's events, and how and to whom they are framed.
 *
 * @param named whether each frame says its event's type on an {@code event:} line
 * @param request whose permit is taken, and given back when the stream is over
 * @param opening runs before anything is written
 */
public record EventAnswer(boolean named, EventFeed feed, RequestMarks request, Runnable opening)
        implements EventSource<StreamEvent> {
    /** Events that are written at once. */
    public EventAnswer(boolean named, EventFeed feed, RequestMarks request) {
        this(named, feed, request, () -> {});
    }

    /** The same, and this runs before. */
    EventAnswer after(Runnable first) {
        return new EventAnswer(named, feed, request, first);
    }

    /** The events as values; frames are made of the bytes they are rendered to. */
    @Override
    public void forEach(EventSink<StreamEvent> sink) throws IOException {
        feed.forEach(event -> sink.accept(Json.read(event.json(), StreamEvent::read)));
    }
}
