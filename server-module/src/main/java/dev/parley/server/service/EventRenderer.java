package dev.parley.server.service;

import dev.parley.model.StreamEvent;

/** Writes the events of one response in its dialect. Safe for use by many threads. */
@FunctionalInterface
public interface EventRenderer {

    /** The event as it leaves the server. */
    RenderedEvent render(long sequenceNumber, StreamEvent canonical);
}
