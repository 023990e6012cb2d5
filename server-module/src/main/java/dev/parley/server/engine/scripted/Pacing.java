package dev.parley.server.engine.scripted;

import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The pause between deltas, which ends at once when the answer is no longer wanted. */
final class Pacing {
    private final long nanos;
    private final Cancellation cancellation;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    Pacing(Duration pause, Cancellation cancellation) {
        this.nanos = pause.toNanos();
        this.cancellation = cancellation;
        cancellation.onCancel(cancelled::countDown);
    }

    void pause() throws EngineException {
        try {
            if (nanos == 0 ? cancellation.isCancelled() : cancelled.await(nanos, TimeUnit.NANOSECONDS)) {
                throw broken("The answer was cancelled.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken("The answer was interrupted.", e);
        }
    }

    private static EngineException broken(String message, @Nullable InterruptedException cause) {
        return new EngineException(Failure.of(Kind.BROKEN, message), cause);
    }
}
