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
        if (left == null) {
            try {
                listener.accept(event);
                return;
            } catch (IOException e) {
                left = e;
            }
        }
        stopUnlessEnding();
    }

    @Override
    public void flush() throws IOException {
        if (left == null) {
            try {
                listener.flush();
                return;
            } catch (IOException e) {
                left = e;
            }
        }
        stopUnlessEnding();
    }

    /** The same sink; the events that come of one thing that the engine says leave together. */
    EngineSink afterEach(EngineSink sink) {
        return event -> {
            sink.accept(event);
            flush();
        };
    }

    private void stopUnlessEnding() throws IOException {
        if (!ending && left != null) {
            throw left;
        }
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
