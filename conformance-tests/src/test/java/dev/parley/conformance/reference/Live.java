package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Turns with the model behind a chat upstream: what came before them, who waits for them, and how they are stopped. */
final class Live {
    private final ReferenceServer.Temper temper;
    private final Turns turns;
    private final Writer writer;
    private final Predicate<HttpExchange> left;
    private final Map<String, List<JsonNode>> histories = new ConcurrentHashMap<>();
    private final Map<String, LiveTurn> running = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> stopped = new ConcurrentHashMap<>();

    Live(ReferenceServer.Temper temper, Turns turns, Writer writer, Predicate<HttpExchange> left) {
        this.temper = temper;
        this.turns = turns;
        this.writer = writer;
        this.left = left;
    }

    private LiveWriter client(HttpExchange exchange, JsonNode request) throws IOException {
        return writer.live(exchange, request, () -> left.test(exchange));
    }

    boolean has(JsonNode request) {
        return temper.upstream().isPresent()
                && request.path("model").asText().equals(temper.dialect().puppetModel());
    }

    void create(HttpExchange exchange, JsonNode request) throws IOException, Refused {
        boolean stream = request.path("stream").asBoolean();
        if (request.path("background").asBoolean()) {
            background(exchange, request);
            return;
        }
        LiveWriter client = client(exchange, request);
        LiveTurn turn = new LiveTurn(turns, request, client);
        answer(turn, request);
        if (stream) {
            client.close();
        } else if (turn.failure().isPresent() && !temper.flaw().skips("failed-object")) {
            throw refused(turn.failure().get());
        } else {
            writer.json(exchange, 200, turn.response());
        }
    }

    private Refused refused(Upstream.Signal.Failure how) {
        int status = how.status() == 429 ? 429 : 502;
        String code = how.status() == 429 ? "rate_limit_exceeded" : "upstream_error";
        String message = temper.flaw().skips("leak") ? how.message() : "The upstream failed.";
        return new Refused(status, null, code).saying(message).retryAfter(how.retryAfter());
    }

    /** Runs a turn to its end on this thread, and keeps what came of it. */
    private void answer(LiveTurn turn, JsonNode request) throws IOException {
        List<JsonNode> messages = new ArrayList<>(history(request));
        messages.addAll(Chat.messages(input(request)));
        running.put(turn.id(), turn);
        keep(turn);
        String key = temper.flaw().skips("own-key") ? temper.key().orElse("") : Upstream.KEY;
        ObjectNode body = Chat.request(request, instructed(request, spoilt(messages)));
        if (temper.flaw().skips("tool-choice-passed")) {
            body.remove("tool_choice");
        }
        Upstream upstream = new Upstream(temper.upstream().orElseThrow());
        try {
            turn.run(() -> upstream.ask(body, key));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(turn.id());
        }
        if (!temper.flaw().skips("replay-answers")) {
            messages.addAll(Chat.messages(turn.response().path("output")));
        }
        histories.put(
                turn.id(),
                temper.flaw().skips("instructions-once") ? instructed(request, messages) : List.copyOf(messages));
        keep(turn);
    }

    private static List<JsonNode> instructed(JsonNode request, List<JsonNode> messages) {
        List<JsonNode> all = new ArrayList<>(messages);
        if (request.path("instructions").isTextual()) {
            ObjectNode message = JsonNodeFactory.instance.objectNode();
            all.add(0, message.put("role", "system").set("content", request.get("instructions")));
        }
        return all;
    }

    private List<JsonNode> spoilt(List<JsonNode> messages) {
        List<JsonNode> spoilt = new ArrayList<>(messages);
        if (temper.flaw().skips("no-preamble")) {
            ObjectNode preamble = JsonNodeFactory.instance.objectNode();
            spoilt.add(0, preamble.put("role", "system").put("content", "Be brief."));
        }
        if (temper.flaw().skips("replay-once")) {
            spoilt.addAll(messages);
        }
        if (temper.flaw().skips("replay-order")) {
            Collections.reverse(spoilt);
        }
        if (temper.flaw().skips("tool-messages")) {
            spoilt.removeIf(message -> message.path("role").asText().equals("tool"));
        }
        return spoilt;
    }

    private static JsonNode input(JsonNode request) {
        JsonNode input = request.path("input");
        if (!input.isTextual()) {
            return input;
        }
        var items = JsonNodeFactory.instance.arrayNode();
        items.addObject().put("role", "user").put("content", input.asText());
        return items;
    }

    private void keep(LiveTurn turn) {
        ObjectNode stored = turn.response().deepCopy();
        if (temper.flaw().skips("failed-stored")
                && stored.path("status").asText().equals("failed")) {
            stored.put("status", "completed");
        }
        turns.keep(stored);
    }

    private List<JsonNode> history(JsonNode request) {
        String previous = request.path("previous_response_id").asText("");
        List<JsonNode> before = histories.getOrDefault(previous, List.of());
        if (temper.flaw().skips("siblings") && !previous.isEmpty()) {
            return histories.values().stream().flatMap(List::stream).toList();
        }
        boolean outputs = Chat.messages(input(request)).stream()
                .anyMatch(message -> message.path("role").asText().equals("tool"));
        return outputs && temper.flaw().skips("context-of-outputs") ? List.of() : before;
    }

    private void background(HttpExchange exchange, JsonNode request) throws IOException, Refused {
        boolean stream = request.path("stream").asBoolean();
        LiveWriter client = client(exchange, request);
        LiveWriter shy = temper.flaw().skips("background") ? client : client.forgiving();
        LiveTurn turn = new LiveTurn(turns, request, shy);
        if (stream) { // the exchange ends with this thread, and a client that leaves doesn't stop it
            answer(turn, request);
            client.close();
            return;
        }
        ObjectNode queued = turn.response().deepCopy();
        keep(turn);
        Thread thread = new Thread(() -> alone(turn, request), "background");
        thread.setDaemon(true);
        thread.start();
        writer.json(exchange, 200, queued);
    }

    private void alone(LiveTurn turn, JsonNode request) {
        try {
            answer(turn, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a running turn and shows it; once stopped it is shown as it was. */
    Optional<ObjectNode> cancel(String id) {
        LiveTurn turn = running.get(id);
        if (turn == null) {
            return Optional.ofNullable(stopped.get(id));
        }
        if (!temper.flaw().skips("cancel-stops")) {
            turn.cancel();
            while (running.containsKey(id)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
        ObjectNode shown = turn.response().deepCopy().put("status", "cancelled");
        stopped.put(id, shown);
        return Optional.of(shown);
    }
}
