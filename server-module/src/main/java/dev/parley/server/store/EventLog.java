package dev.parley.server.store;

/** Whether a response's events are kept. */
public enum EventLog {
    /** They never were: the response was neither streamed nor in the background. */
    NONE,
    /** They are. */
    KEPT,
    /** They were: the resume window has passed, or the database lost some of them. */
    GONE
}
