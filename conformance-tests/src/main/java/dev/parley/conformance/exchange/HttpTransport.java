package dev.parley.conformance.exchange;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request over HTTP/1.1 and keeps every byte of the answer with its time of arrival. Follows no redirect, knows
 * no format, and reports a broken connection as part of the exchange.
 */
public final class HttpTransport implements Transport {
    private final HttpClient client;
    private final Duration timeout;

    public HttpTransport(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Exchange send(String step, Request request) throws InterruptedException {
        Recording recording = new Recording(request.reading());
        Instant sentAt = Instant.now();
        long start = System.nanoTime();
        Optional<String> broken = transfer(request, recording);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Exchange(step, request, new Exchange.Outcome(sentAt, took, recording.answer(), broken));
    }

    private Optional<String> transfer(Request request, Recording recording) throws InterruptedException {
        var exchange = client.sendAsync(
                toHttp(request), head -> HttpResponse.BodySubscribers.fromSubscriber(recording.start(head)));
        try {
            CompletableFuture.anyOf(exchange, recording.left()).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            exchange.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("the connection broke: " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return Optional.of("no complete answer within " + timeout.toSeconds() + " s");
        }
    }

    private static HttpRequest toHttp(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        request.headers().lines().forEach(line -> builder.header(line.name(), line.value()));
        var body = request.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body().toArray());
        return builder.method(request.method(), body).build();
    }
}
