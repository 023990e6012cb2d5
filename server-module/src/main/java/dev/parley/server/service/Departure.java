package dev.parley.server.service;

import dev.parley.server.engine.EngineSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A listener that may leave. While the engine runs, leaving stops it; while the turn is being brought to its end,
 * leaving changes nothing, so that what is stored is whole.
 */
final class Departure implements EventListener {
    private final EventListener listener;
    private @Nullable IOException left;
    private boolean ending;

    Departure(EventListener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(RenderedEvent event) throws IOException {
        tell(() -> listener.accept(event));
    }

    @Override
    public void flush() throws IOException {
        tell(listener::flush);
    }

    /** The same sink; the events that come of one thing that the engine says leave together. */
    EngineSink afterEach(EngineSink sink) {
        return event -> {
            sink.accept(event);
            flush();
        };
    }

    private void tell(Message message) throws IOException {
        if (left == null) {
            try {
                message.send();
                return;
            } catch (IOException e) {
                left = e;
            }
        }
        if (!ending) {
            throw left;
        }
    }

    @FunctionalInterface
    private interface Message {
        void send() throws IOException;
    }

    /** From now on leaving is only remembered. */
    void ending() {
        ending = true;
    }

    boolean hasLeft() {
        return left != null;
    }

    /** Tells the caller that the listener left, if it did. */
    void rethrow() throws IOException {
        if (left != null) {
            throw left;
        }
    }
}
