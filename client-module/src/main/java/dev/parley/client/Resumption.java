package dev.parley.client;

import dev.parley.client.http.ConnectionException;
import dev.parley.client.http.EventStream;
import dev.parley.model.StreamEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a stream is taken up again: from where, how often in a row without a new event, and after which pause the second time. */
record Resumption(Source source, int most, Duration pause) {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 4;

    /** The events of a response after one of its events, or all of them. */
    @FunctionalInterface
    interface Source {
        EventStream<StreamEvent> after(String id, @Nullable Long sequenceNumber);
    }

    Resumption {
        if (most < 0) {
            throw new IllegalArgumentException("maxReconnects is negative: " + most);
        }
    }

    static Resumption of(Source source, int most) {
        return new Resumption(source, most, PAUSE);
    }

    /** The first attempt comes at once: most connections that drop can be had again. */
    void await(int failures) {
        if (failures == 0) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("interrupted while waiting to take the stream up again", e);
        }
    }
}
