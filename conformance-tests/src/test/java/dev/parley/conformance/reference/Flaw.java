package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A way to be wrong (or merely unusual): hooks at the places where an answer takes its final form. */
public interface Flaw {
    Flaw NONE = new Flaw() {};

    /** The events of a stream, before they are written. */
    default void events(List<ObjectNode> events) {}

    /** A new response, before it is stored or shown. */
    default void response(ObjectNode response) {}

    /** A stored response, before it is shown again. */
    default void retrieved(ObjectNode response) {}

    /** A response in the background as its creation shows it. */
    default void started(ObjectNode response) {}

    /** One frame of a stream that is followed. */
    default String replayed(String frame) {
        return frame;
    }

    /** The body of an error. */
    default void error(ObjectNode body) {}

    /** The text of a whole event stream. */
    default String sse(String text) {
        return text;
    }

    /** Whether a rule of the server is left out. */
    default boolean skips(String rule) {
        return false;
    }

    static Flaw events(Consumer<List<ObjectNode>> change) {
        return new Flaw() {
            @Override
            public void events(List<ObjectNode> events) {
                change.accept(events);
            }
        };
    }

    /** Changes every event of one type. */
    static Flaw each(String type, Consumer<ObjectNode> change) {
        return events(events -> events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList()
                .forEach(change));
    }

    static Flaw response(Consumer<ObjectNode> change) {
        return new Flaw() {
            @Override
            public void response(ObjectNode response) {
                change.accept(response);
            }
        };
    }

    /** Changes the output items of one type. */
    static Flaw items(String type, Consumer<ObjectNode> change) {
        return response(response -> response.path("output").forEach(item -> {
            if (item.path("type").asText().equals(type)) {
                change.accept((ObjectNode) item);
            }
        }));
    }

    static Flaw retrieved(Consumer<ObjectNode> change) {
        return new Flaw() {
            @Override
            public void retrieved(ObjectNode response) {
                change.accept(response);
            }
        };
    }

    static Flaw error(Consumer<ObjectNode> change) {
        return new Flaw() {
            @Override
            public void error(ObjectNode body) {
                change.accept(body);
            }
        };
    }

    static Flaw sse(UnaryOperator<String> change) {
        return new Flaw() {
            @Override
            public String sse(String text) {
                return change.apply(text);
            }
        };
    }

    static Flaw skip(String... rules) {
        return new Flaw() {
            @Override
            public boolean skips(String rule) {
                return Set.of(rules).contains(rule);
            }
        };
    }

    /** A response in the background as its creation shows it. */
    static Flaw started(Consumer<ObjectNode> change) {
        return new Flaw() {
            @Override
            public void started(ObjectNode response) {
                change.accept(response);
            }
        };
    }

    /** Frames of a stream that is followed. */
    static Flaw replayed(UnaryOperator<String> change) {
        return new Flaw() {
            @Override
            public String replayed(String frame) {
                return change.apply(frame);
            }
        };
    }
}
