package dev.parley.server.service;

import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.util.function.LongFunction;

/** Gives every event of a turn its sequence number: 0, 1, 2, … without a gap. */
final class NumberedEvents {
    private final Sink sink;
    private long next;

    NumberedEvents(Sink sink) {
        this.sink = sink;
    }

    /** Takes events with their numbers. */
    @FunctionalInterface
    interface Sink {
        void accept(long sequenceNumber, StreamEvent event) throws IOException;
    }

    void emit(LongFunction<StreamEvent> event) throws IOException {
        long number = next++;
        sink.accept(number, event.apply(number));
    }

    /** The number of the event that somebody else makes. */
    long take() {
        return next++;
    }
}
