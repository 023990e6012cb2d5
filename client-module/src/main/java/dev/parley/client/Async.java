package dev.parley.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Calls of a client on other threads: {@code client.async(executor).call(c -> c.responses().create(request))}. Cancelling a future ends
 * its HTTP exchange at once. Thread-safe.
 */
public final class Async {
    private final ParleyClient client;
    private final Executor executor;

    Async(ParleyClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    /** Whatever the call throws, the future fails with. */
    public <T> CompletableFuture<T> call(Function<? super ParleyClient, ? extends T> call) {
        Running<T> running = new Running<>();
        executor.execute(() -> running.run(() -> call.apply(client)));
        return running;
    }
}
