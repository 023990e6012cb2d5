package dev.parley.client.http;

import dev.parley.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Frames of an open answer, read one by one as JSON. Knows no event by name, so it cannot say whether one is missing. */
final class SseEventStream<E> implements EventStream<E> {
    private final InputStream in;
    private final SseReader frames;
    private final JsonReader<E> reader;
    private @Nullable E next;
    private long count;
    private boolean done;
    private boolean ended;
    private volatile boolean closed;

    SseEventStream(InputStream in, JsonReader<E> reader) {
        this.in = in;
        this.frames = new SseReader(in);
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended && !closed) {
            next = advance();
            if (next == null) {
                ended = true;
                close();
            }
        }
        return next != null;
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream is at its end");
        }
        E event = next;
        next = null;
        return event;
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public @Nullable String lastEventId() {
        return frames.lastEventId();
    }

    @Override
    public void close() {
        closed = true;
        try {
            in.close();
        } catch (IOException e) {
            // Nothing is lost: the connection is given up either way.
        }
    }

    private @Nullable E advance() {
        if (!awaitFrame()) {
            return null;
        }
        if (frames.isDone()) {
            done = true;
            return null;
        }
        try {
            E event = frames.read(reader);
            count++;
            return event;
        } catch (IOException e) {
            throw failed(new ProtocolException(
                    "event " + (count + 1) + " of the stream is not JSON: " + frames.snippet(), e));
        }
    }

    private boolean awaitFrame() {
        try {
            if (frames.next()) {
                return true;
            }
        } catch (ProtocolException e) {
            throw failed(e);
        } catch (IOException e) {
            if (closed) {
                return false;
            }
            throw failed(new ConnectionException("the stream broke off after " + events(), e));
        }
        if (frames.unfinished() && !closed) {
            throw failed(new ProtocolException("the stream ended within an event, after " + events()));
        }
        return false;
    }

    private String events() {
        return count == 1 ? "1 event" : count + " events";
    }

    private ParleyException failed(ParleyException e) {
        ended = true;
        close();
        return e;
    }
}
