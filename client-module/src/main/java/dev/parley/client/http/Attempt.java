package dev.parley.client.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What came of sending a request once. */
sealed interface Attempt {
    record Answered(HttpResponse<Body> response) implements Attempt {}

    /** {@code begun}: the answer's headers were there, so the server has done something. */
    record Lost(ConnectionException failure, boolean begun) implements Attempt {}

    static Attempt send(HttpClient client, HttpRequest request, Expected expected) {
        AtomicBoolean begun = new AtomicBoolean();
        // HttpRequest.timeout ends with the headers; a body that stalls would hang for ever.
        CompletableFuture<HttpResponse<Body>> answer =
                client.sendAsync(request, Body.handler(expected.stream(), begun));
        String call = request.method() + " " + request.uri();
        try {
            return new Answered(answer.get(expected.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Lost(new ConnectionException(call + ": no answer within " + expected.timeout(), e), begun.get());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectionException(call + ": interrupted", e);
        } catch (ExecutionException e) {
            return new Lost(new ConnectionException(call + ": " + reason(e.getCause()), e.getCause()), begun.get());
        }
    }

    /** A stream or a whole answer, and how long to wait for its beginning or its end. */
    record Expected(boolean stream, Duration timeout) {}

    private static String reason(Throwable cause) {
        // The JDK's ConnectException has no message.
        String kind = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? kind : cause.getMessage() + " (" + kind + ")";
    }
}
