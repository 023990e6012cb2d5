package dev.parley.client;

import dev.parley.client.http.ConnectionException;
import dev.parley.client.http.EventStream;
import dev.parley.client.http.ParleyException;
import dev.parley.client.http.ProtocolException;
import dev.parley.model.Response;
import dev.parley.model.ResponseCreatedEvent;
import dev.parley.model.ResponseInProgressEvent;
import dev.parley.model.ResponseQueuedEvent;
import dev.parley.model.StreamEvent;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Events of one response over as many connections as it takes: where one breaks off, the next begins after the last event that was
 * read. Nothing comes twice. Gives up after so many connections in a row without a new event. For one reading thread; any thread may
 * {@link #close} it.
 */
final class ResumingEvents implements EventStream<StreamEvent> {
    private final Resumption resumption;
    private volatile EventStream<StreamEvent> current;
    private volatile boolean closed;
    private @Nullable String id;
    private @Nullable Long last;
    private @Nullable StreamEvent next;
    private boolean over;
    private int failures;

    /** The id, and the number of the last event that is not wanted, as far as they are known. */
    record From(@Nullable String id, @Nullable Long last) {
        static final From START = new From(null, null);
    }

    ResumingEvents(EventStream<StreamEvent> first, Resumption resumption, From from) {
        this.current = first;
        this.resumption = resumption;
        this.id = from.id();
        this.last = from.last();
    }

    @Override
    public boolean hasNext() {
        while (next == null && !closed) {
            try {
                if (current.hasNext()) {
                    take(current.next());
                } else if (over || closed || current.done() || !resume(null)) {
                    return false;
                }
            } catch (ConnectionException | ProtocolException cut) {
                if (over || !resume(cut)) {
                    throw cut;
                }
            }
        }
        return next != null;
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream is at its end");
        }
        StreamEvent event = next;
        next = null;
        return event;
    }

    @Override
    public boolean done() {
        return current.done();
    }

    @Override
    public @Nullable String lastEventId() {
        return current.lastEventId();
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }

    private void take(StreamEvent event) {
        OptionalLong number = SequenceNumber.of(event);
        if (number.isPresent()) {
            if (last != null && number.getAsLong() <= last) {
                return;
            }
            last = number.getAsLong();
        }
        if (id == null) {
            id = responseId(event);
        }
        over = over || FinalEvent.of(event).isPresent();
        failures = 0;
        next = event;
    }

    /** Whether there is a new connection; an error that the server answers with is thrown as it is. */
    private boolean resume(@Nullable ParleyException cut) {
        String known = id;
        ParleyException lost = cut;
        while (known != null && !closed && failures < resumption.most()) {
            current.close();
            resumption.await(failures);
            failures++;
            try {
                current = resumption.source().after(known, last);
                if (closed) {
                    current.close();
                }
                return true;
            } catch (ConnectionException e) {
                lost = e;
            }
        }
        if (lost != null && lost != cut) {
            throw lost;
        }
        return false;
    }

    private static @Nullable String responseId(StreamEvent event) {
        Response response = null;
        if (event instanceof ResponseCreatedEvent created) {
            response = created.response();
        } else if (event instanceof ResponseQueuedEvent queued) {
            response = queued.response();
        } else if (event instanceof ResponseInProgressEvent running) {
            response = running.response();
        }
        return response == null ? null : response.id();
    }
}
