package dev.parley.server.service;

/** Is told how turns went. Called by many threads, each time a turn is over; must not wait and must not fail. */
@FunctionalInterface
public interface TurnObserver {
    /** Nobody. */
    TurnObserver NONE = report -> {};

    /** A turn is over. */
    void ended(TurnReport report);
}
