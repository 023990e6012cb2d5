package dev.parley.server.store;

/**
 * One event as it was sent.
 *
 * @param type the event's type, as the wire says it
 * @param json the event's JSON, byte for byte
 */
public record LoggedEvent(long sequenceNumber, String type, byte[] json) {}
