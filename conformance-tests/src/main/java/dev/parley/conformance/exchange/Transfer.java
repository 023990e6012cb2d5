package dev.parley.conformance.exchange;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request on its way over HTTP. Its exchange can be had at the end, or as far as it has come. */
final class Transfer {
    private final String step;
    private final Request request;
    private final Recording recording;
    private final CompletableFuture<HttpResponse<Void>> exchange;
    private final Instant sentAt = Instant.now();

    Transfer(String step, Request request, Recording recording, CompletableFuture<HttpResponse<Void>> exchange) {
        this.step = step;
        this.request = request;
        this.recording = recording;
        this.exchange = exchange;
    }

    Exchange end(Duration most) throws InterruptedException {
        return soFar(await(exchange, most));
    }

    /** Waits until a reader who stays has read enough to go on with. */
    Exchange reached(Duration most) throws InterruptedException {
        return soFar(await(CompletableFuture.anyOf(exchange, recording.reached()), most));
    }

    private Exchange soFar(Optional<String> broken) {
        Duration took = recording.sinceStart();
        return new Exchange(step, request, new Exchange.Outcome(sentAt, took, recording.answer(), broken));
    }

    private Optional<String> await(CompletableFuture<?> enough, Duration most) throws InterruptedException {
        try {
            enough.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("the connection broke: " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return Optional.of("no complete answer within " + most.toSeconds() + " s");
        }
    }
}
