package dev.parley.client;

import dev.parley.client.http.ApiException;
import dev.parley.client.http.EventStream;
import dev.parley.client.http.ParleyException;
import dev.parley.client.http.ProtocolException;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputItemDoneEvent;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one response. A stream that ends without a final event and without {@code [DONE]} is an exception, never a
 * silent end; events of unknown types are values like any other. For one reading thread; any thread may {@link #close} it.
 */
public final class ResponseStream implements EventStream<StreamEvent> {
    private final EventStream<StreamEvent> events;
    private final TreeMap<Long, OutputItem> items = new TreeMap<>();
    private Consumer<StreamEvent> listener = event -> {};
    private @Nullable FinalEvent end;
    private @Nullable String latest;
    private long count;
    private volatile boolean closed;

    ResponseStream(EventStream<StreamEvent> events) {
        this.events = events;
    }

    /** Lets someone see each event when it is read, by whatever method; more than one may. */
    public ResponseStream onEvent(Consumer<? super StreamEvent> also) {
        listener = listener.andThen(also);
        return this;
    }

    /**
     * Reads to the end, closes, and returns the final response, failed and incomplete ones included. Items that the server
     * streamed but left out of its final event are put back.
     *
     * @throws ApiException if the stream ends with an error instead of a response
     */
    public Response collect() {
        try (this) {
            while (hasNext()) {
                next();
            }
        }
        if (end instanceof FinalEvent.Finished finished) {
            return complete(finished.response());
        }
        if (end instanceof FinalEvent.Broken broken) {
            throw ApiException.inStream(broken.error());
        }
        throw new ProtocolException("the stream has no final event, after " + read());
    }

    @Override
    public boolean hasNext() {
        try {
            if (events.hasNext()) {
                return true;
            }
        } catch (ParleyException e) {
            if (end == null) {
                throw e;
            }
            // All that matters had arrived.
            return false;
        }
        if (end == null && !closed && !events.done()) {
            throw new ProtocolException("the stream ended without a final event, after " + read());
        }
        return false;
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream is at its end");
        }
        StreamEvent event = events.next();
        count++;
        latest = event.type();
        FinalEvent.of(event).ifPresent(this::ended);
        if (event instanceof OutputItemDoneEvent done && done.item() != null) {
            items.put(done.outputIndex(), done.item());
        }
        listener.accept(event);
        return event;
    }

    @Override
    public boolean done() {
        return events.done();
    }

    @Override
    public @Nullable String lastEventId() {
        return events.lastEventId();
    }

    @Override
    public void close() {
        closed = true;
        events.close();
    }

    private void ended(FinalEvent event) {
        // `error` comes before `response.failed`, which says more.
        if (!(end instanceof FinalEvent.Finished)) {
            end = event;
        }
    }

    private Response complete(Response response) {
        boolean leftOut = response.output() == null || response.output().isEmpty();
        return leftOut && !items.isEmpty()
                ? response.toBuilder().output(List.copyOf(items.values())).build()
                : response;
    }

    private String read() {
        return count == 0 ? "no event at all" : count + " events, the last of type " + latest;
    }
}
