package dev.parley.server.service;

/**
 * An event as its response's dialect writes it: these bytes are what every client gets and what is kept. The bytes are
 * shared and must not be changed.
 *
 * @param sequenceNumber number of the event in its response, from 0
 * @param type the event's type in the dialect
 * @param json the event as one JSON object on one line
 */
public record RenderedEvent(long sequenceNumber, String type, byte[] json) {

    /** Whether nothing can follow. */
    boolean isTerminal() {
        return switch (type) {
            case "response.completed", "response.incomplete", "response.failed" -> true;
            default -> false;
        };
    }
}
