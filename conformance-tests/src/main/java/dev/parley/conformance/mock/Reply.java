package dev.parley.conformance.mock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.fixture.Fixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Writes one answer to a client. Throwing is how the JDK's server is told to cut the connection. */
record Reply(HttpExchange http) {
    void send(Fixture fixture, ScriptWriter writer) throws IOException {
        Answer answer = fixture.exchange().answer().orElseThrow();
        answer.headers().lines().forEach(line -> http.getResponseHeaders().set(line.name(), line.value()));
        http.getResponseHeaders()
                .set("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
        if (answer.isSse()) {
            http.sendResponseHeaders(answer.status(), 0);
            play(writer.write(fixture));
        } else {
            body(answer, writer.broken());
        }
    }

    private void play(Script script) throws IOException {
        OutputStream out = http.getResponseBody();
        for (Script.Piece piece : script.pieces()) {
            pause(piece);
            out.write(piece.bytes());
            out.flush();
        }
        if (!script.whole()) {
            throw new IOException("cut on purpose");
        }
        out.close();
    }

    private static void pause(Script.Piece piece) throws IOException {
        try {
            Thread.sleep(piece.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the mock server is closing", e);
        }
    }

    private void body(Answer answer, Optional<Break> broken) throws IOException {
        byte[] body = answer.body().toArray();
        boolean torn = broken.equals(Optional.of(Break.MALFORMED));
        boolean cut = broken.equals(Optional.of(Break.CUT));
        int length = torn ? body.length / 2 : body.length;
        http.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        if (length > 0) {
            http.getResponseBody().write(body, 0, cut ? length / 2 : length);
        }
        if (cut) {
            http.getResponseBody().flush();
            throw new IOException("cut on purpose");
        }
        http.close();
    }

    void error(int status, String code, String message) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", message)
                .put(
                        "type",
                        status == 429 ? "rate_limit_error" : status >= 500 ? "server_error" : "invalid_request_error")
                .putNull("param")
                .put("code", code);
        byte[] body = root.toString().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.getResponseHeaders()
                .set("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
