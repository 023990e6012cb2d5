package dev.parley.conformance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The protocol over streamable HTTP: each answer is one JSON, and nothing is ever said unasked. Thread-safe. */
final class Endpoint {
    private static final String SESSION = "Mcp-Session-Id";

    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    void answer(HttpExchange http, Consumer<Called> book) throws IOException {
        if (http.getRequestHeaders().containsKey("Origin")) {
            status(http, 403); // a page in a browser, which has no business here
            return;
        }
        switch (http.getRequestMethod()) {
            case "POST" -> post(http, book);
            case "DELETE" -> status(http, sessions.remove(session(http)) ? 204 : 404);
            default -> {
                http.getResponseHeaders().set("Allow", "POST, DELETE");
                status(http, 405);
            }
        }
    }

    private void post(HttpExchange http, Consumer<Called> book) throws IOException {
        JsonNode message = Trees.read(Bytes.of(http.getRequestBody().readAllBytes()));
        if (message.isMissingNode()) {
            say(http, 400, Protocol.error(NullNode.instance, new Refused(Refused.NO_JSON, "That is no JSON.")));
            return;
        }
        if (message.path("method").asText().equals("initialize")) {
            String session = UUID.randomUUID().toString();
            sessions.add(session);
            http.getResponseHeaders().set(SESSION, session);
        } else if (!sessions.contains(session(http))) {
            String why = "The header " + SESSION + " must be that of a session: see initialize.";
            Refused refused = new Refused(Refused.INVALID_REQUEST, why);
            say(http, session(http).isEmpty() ? 400 : 404, Protocol.error(NullNode.instance, refused));
            return;
        }
        Optional<JsonNode> answer = Protocol.answer(message, book);
        if (answer.isPresent()) {
            say(http, 200, answer.get());
        } else {
            status(http, 202);
        }
    }

    private static String session(HttpExchange http) {
        String sent = http.getRequestHeaders().getFirst(SESSION);
        return sent == null ? "" : sent;
    }

    private static void say(HttpExchange http, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
    }

    private static void status(HttpExchange http, int status) throws IOException {
        http.sendResponseHeaders(status, -1);
    }
}
