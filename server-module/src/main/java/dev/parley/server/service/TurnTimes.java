package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import dev.parley.server.engine.EngineSink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When what happened in a turn. The engine's words come from one thread, a cancellation from any. */
final class TurnTimes {
    private final long began = System.nanoTime();
    private volatile long firstToken;
    private volatile long cancelled;

    /** Passes everything on, and remembers when the first of it came. */
    EngineSink hearing(EngineSink sink) {
        return event -> {
            if (firstToken == 0) {
                firstToken = System.nanoTime();
            }
            sink.accept(event);
        };
    }

    void cancelled() {
        cancelled = System.nanoTime();
    }

    /** How the turn went that has ended so, after so many events. */
    TurnReport report(Response end, long events) {
        boolean stopped = ResponseStatus.CANCELLED.equals(end.status());
        return new TurnReport(
                String.valueOf(end.model()),
                String.valueOf(end.status()),
                events,
                firstToken == 0 ? null : Duration.ofNanos(firstToken - began),
                stopped ? sinceCancelled() : null);
    }

    private @Nullable Duration sinceCancelled() {
        return cancelled == 0 ? null : Duration.ofNanos(System.nanoTime() - cancelled);
    }
}
