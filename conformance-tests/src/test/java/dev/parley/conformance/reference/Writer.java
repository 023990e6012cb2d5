package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Puts answers on the wire: headers, bodies, and event streams in the dialect's framing. */
record Writer(ReferenceServer.Temper temper, Ids ids) {
    void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        boolean named = !temper.flaw().skips("content-type");
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        start(exchange, named ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    void error(HttpExchange exchange, Refused refused) throws IOException {
        exchange.getRequestBody().readAllBytes();
        ObjectNode body = refused.body();
        temper.flaw().error(body);
        if (!temper.flaw().skips("retry-after")) {
            refused.retryAfter()
                    .ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", seconds));
        }
        boolean crash = temper.flaw().skips("status " + refused.code());
        json(exchange, crash ? 500 : refused.status(), body);
    }

    private void start(HttpExchange exchange, String type) {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (temper.flaw().skips("few-headers")) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("x-ratelimit-remaining", "99");
        }
        if (!temper.flaw().skips("request-id")) {
            boolean fresh = !temper.flaw().skips("fresh-request-id");
            exchange.getResponseHeaders().set("x-request-id", fresh ? ids.next("req") : "req_1");
        }
    }

    LiveWriter live(HttpExchange exchange, JsonNode request, BooleanSupplier left) throws IOException {
        if (!request.path("stream").asBoolean()) {
            return new LiveWriter(temper, new LiveWriter.Client(Optional.empty(), left, false), false);
        }
        start(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        boolean wanted =
                request.path("stream_options").path("include_obfuscation").asBoolean(false);
        boolean padded = temper.flaw().skips("obfuscation") != wanted;
        return new LiveWriter(
                temper, new LiveWriter.Client(Optional.of(exchange.getResponseBody()), left, false), padded);
    }

    void stream(HttpExchange exchange, List<ObjectNode> events) throws IOException {
        start(exchange, temper.flaw().skips("sse-type") ? "text/plain" : "text/event-stream; charset=utf-8");
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(frame(event)));
        byte[] bytes = temper.flaw().sse(text.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, 0);
        pause(temper.delivery().heldMillis());
        OutputStream out = exchange.getResponseBody();
        if (temper.delivery().randomCuts()) {
            cut(bytes, out);
        } else {
            frames(bytes, out);
        }
        out.close();
    }

    String frame(ObjectNode event) {
        boolean named = temper.dialect().eventLines() && !temper.flaw().skips("event-lines");
        return (named ? "event: " + event.path("type").asText() + "\n" : "") + "data: " + event + "\n\n";
    }

    /** Writes the frames from a number on as they come, until the last. */
    void follow(HttpExchange exchange, EventLog log, int from) throws IOException {
        start(exchange, "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            int number = from;
            for (var frame = log.await(number); frame.isPresent(); frame = log.await(++number)) {
                out.write(temper.flaw().replayed(frame.get()).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void frames(byte[] bytes, OutputStream out) throws IOException {
        int from = 0;
        for (int at = 1; at < bytes.length; at++) {
            if (temper.delivery().heldMillis() == 0 && bytes[at] == '\n' && bytes[at - 1] == '\n') {
                write(bytes, from, at + 1, out);
                from = at + 1;
            }
        }
        write(bytes, from, bytes.length, out);
    }

    private void cut(byte[] bytes, OutputStream out) throws IOException {
        Random random = new Random(7);
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
            write(bytes, from, to, out);
            from = to;
        }
    }

    private void write(byte[] bytes, int from, int to, OutputStream out) throws IOException {
        out.write(Arrays.copyOfRange(bytes, from, to));
        out.flush();
        pause(temper.delivery().pauseMillis());
    }

    private static void pause(int millis) {
        if (millis > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }
}
