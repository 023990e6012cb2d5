package dev.parley.server.service;

import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.util.function.LongFunction;

/** Gives every event of a turn its sequence number: 0, 1, 2, … without a gap. */
final class NumberedEvents {
    private final EventListener listener;
    private long next;

    NumberedEvents(EventListener listener) {
        this.listener = listener;
    }

    void emit(LongFunction<StreamEvent> event) throws IOException {
        listener.accept(event.apply(next++));
    }
}
