package dev.parley.conformance.exchange;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

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
        Optional<Reading.Leave> leave = request.reading().leave();
        return leave.isPresent()
                ? new Departure(request, leave.get(), timeout).perform(step)
                : start(step, request).end(timeout);
    }

    @Override
    public Ongoing begin(String step, Request request) throws InterruptedException {
        Transfer transfer = start(step, request);
        return new Ongoing(transfer.reached(timeout), () -> transfer.end(timeout));
    }

    private Transfer start(String step, Request request) {
        Recording recording = new Recording(request.reading());
        var exchange = client.sendAsync(
                toHttp(request), head -> HttpResponse.BodySubscribers.fromSubscriber(recording.start(head)));
        return new Transfer(step, request, recording, exchange);
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
