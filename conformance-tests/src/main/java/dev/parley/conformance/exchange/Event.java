package dev.parley.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;

/** One frame of a stream read as JSON, and when its last byte arrived. */
public record Event(Frame frame, JsonNode data, Duration at) {
    private static final Set<String> TERMINAL =
            Set.of("response.completed", "response.failed", "response.incomplete", "response.cancelled");

    public String type() {
        return data.path("type").asText("");
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    public boolean isTerminal() {
        return TERMINAL.contains(type());
    }

    public String text(String field) {
        return data.path(field).asText("");
    }

    /** How a person finds this event again: its position and type. */
    public String where() {
        return "event " + frame.number() + (type().isEmpty() ? "" : " (" + type() + ")");
    }
}
