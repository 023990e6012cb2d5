package dev.parley.server.service;

import dev.parley.model.StreamEvent;
import dev.parley.server.store.StoreException;
import java.io.IOException;

/** Renders each event of a turn once; the same bytes go to the log, to those who follow, and to the client. */
final class TurnEvents implements NumberedEvents.Sink {
    private final EventRenderer renderer;
    private final TurnRecord record;
    private final EventTail tail;
    private final Departure client;
    private boolean logLost;

    TurnEvents(TurnParts parts, EventTail tail, Departure client) {
        this.renderer = parts.renderer();
        this.record = parts.record();
        this.tail = tail;
        this.client = client;
    }

    @Override
    public void accept(long sequenceNumber, StreamEvent event) throws IOException {
        RenderedEvent rendered = renderer.render(sequenceNumber, event);
        if (record.logsEvents()) {
            log(rendered);
        }
        client.accept(rendered);
    }

    /** A log that has lost an event has lost them all: that fails the turn, whose last events are not logged then. */
    private void log(RenderedEvent rendered) {
        tail.add(rendered);
        if (!logLost) {
            try {
                record.append(rendered);
            } catch (StoreException e) {
                logLost = true;
                throw e;
            }
        }
    }

    /** The last event, which is stored elsewhere, together with the response. */
    RenderedEvent last(long sequenceNumber, StreamEvent event) {
        return renderer.render(sequenceNumber, event);
    }

    /** Lets the followers have the last event. */
    void publish(RenderedEvent last) {
        if (record.logsEvents()) {
            tail.add(last);
        }
    }
}
