package dev.parley.client.http;

import dev.parley.json.Json;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries calls over the JDK's HTTP client, retries included; never retries a stream that has begun. Thread-safe. */
public final class HttpTransport implements Transport {
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final HttpClient client;
    private final TransportOptions options;
    private final RetryPolicy retries;

    public HttpTransport(HttpClient client, TransportOptions options) {
        this(client, options, Timing.SYSTEM);
    }

    HttpTransport(HttpClient client, TransportOptions options, Timing timing) {
        this.client = client;
        this.options = options;
        this.retries = new RetryPolicy(options.maxRetries(), timing);
    }

    @Override
    public <T> T send(Call call, JsonReader<T> reader) {
        HttpResponse<Body> response = exchange(call, false);
        if (response.body() instanceof Body.Whole whole) {
            try {
                return Json.read(isBareDeletion(call, whole) ? EMPTY_OBJECT : whole.bytes(), reader);
            } catch (IOException e) {
                throw surprise("JSON", response, e);
            }
        }
        throw surprise("JSON", response, null);
    }

    @Override
    public <E> EventStream<E> stream(Call call, JsonReader<E> reader) {
        HttpResponse<Body> response = exchange(call, true);
        if (response.body() instanceof Body.Live live) {
            return new SseEventStream<>(live.in(), reader);
        }
        throw surprise("a stream of events", response, null);
    }

    /** OpenAI's document promises a status and no body for a deletion. */
    private static boolean isBareDeletion(Call call, Body.Whole answer) {
        return call.method().equals("DELETE") && answer.bytes().length == 0;
    }

    /** An answer that says success. */
    private HttpResponse<Body> exchange(Call call, boolean stream) {
        HttpRequest request = request(call, stream);
        Attempt.Expected expected = new Attempt.Expected(stream, options.timeout());
        for (int done = 0; ; done++) {
            Attempt attempt = Attempt.send(client, request, expected);
            Optional<Duration> wait = wait(attempt, done);
            if (wait.isEmpty()) {
                return success(attempt);
            }
            sleep(wait.get());
        }
    }

    private HttpRequest request(Call call, boolean stream) {
        HttpRequest.Builder request = HttpRequest.newBuilder(options.server().resolve(call));
        request.setHeader("Accept", stream ? "text/event-stream, application/json" : "application/json");
        request.setHeader("User-Agent", "parley-client");
        if (call.body() != null) {
            request.setHeader("Content-Type", "application/json");
        }
        call.headers().forEach(request::setHeader);
        options.headers().forEach(request::setHeader);
        if (options.server().plain()) {
            // The JDK's upgrade to HTTP/2 on plain connections makes some servers drop them.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        return request.method(
                        call.method(),
                        call.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(Json.write(call.body())))
                .build();
    }

    private Optional<Duration> wait(Attempt attempt, int done) {
        if (attempt instanceof Attempt.Answered answered) {
            HttpResponse<Body> response = answered.response();
            return retries.afterAnswer(done, response.statusCode(), response.headers());
        }
        return ((Attempt.Lost) attempt).begun() ? Optional.empty() : retries.afterLoss(done);
    }

    private void sleep(Duration duration) {
        try {
            retries.timing().pause().of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("interrupted while waiting for the next attempt", e);
        }
    }

    private static HttpResponse<Body> success(Attempt attempt) {
        if (attempt instanceof Attempt.Lost lost) {
            throw lost.failure();
        }
        HttpResponse<Body> response = ((Attempt.Answered) attempt).response();
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        throw ApiException.of(Head.of(response), ((Body.Whole) response.body()).bytes());
    }

    /** Success, it says, and the body is something else. */
    private static ParleyException surprise(String wanted, HttpResponse<Body> response, @Nullable IOException cause) {
        Head head = Head.of(response);
        if (response.body() instanceof Body.Live live) {
            new SseEventStream<>(live.in(), JsonValue::read).close();
            return new ProtocolException(head + ", asked for " + wanted + ", got a stream of events");
        }
        byte[] body = ((Body.Whole) response.body()).bytes();
        if (ErrorReport.isError(body)) {
            return ApiException.of(head, body);
        }
        String type = Body.contentType(head.headers());
        String got = (type.isEmpty() ? "no content type" : type) + ": "
                + (body.length == 0 ? "(no body)" : Snippet.line(body));
        return new ProtocolException(head + ", asked for " + wanted + ", got " + got, cause);
    }
}
