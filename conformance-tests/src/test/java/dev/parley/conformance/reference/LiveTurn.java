package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One turn that a chat upstream answers, from its beginning to its end. Cancelled from any thread. */
final class LiveTurn {
    private static final Duration BEAT = Duration.ofMillis(200);

    private final Turns turns;
    private final JsonNode request;
    private final ObjectNode response;
    private final Listener listener;
    private final LiveItems items;
    private String finish = "";
    private int tokens;
    private boolean counted;
    private volatile boolean cancelled;
    private Optional<Upstream.Signal.Failure> failure = Optional.empty();

    /** Who waits for the turn: hears events and silence, if anything, and may hang up meanwhile. */
    interface Listener extends LiveItems.Sink {
        void silence() throws IOException;

        boolean isGone();
    }

    LiveTurn(Turns turns, JsonNode request, Listener listener) throws Refused {
        this.turns = turns;
        this.request = request;
        this.response = turns.shell(request);
        this.listener = listener;
        this.items = new LiveItems(turns, listener);
    }

    String id() {
        return response.path("id").asText();
    }

    ObjectNode response() {
        return response;
    }

    /** How the upstream failed before it said anything. */
    Optional<Upstream.Signal.Failure> failure() {
        return failure;
    }

    void cancel() {
        cancelled = true;
    }

    void run(Supplier<Upstream.Answer> asking) throws IOException, InterruptedException {
        lifecycle("response.created");
        lifecycle("response.in_progress");
        attempt(asking);
        if (turns.flaw().skips("no-retry") && tokens == 0 && failure.isPresent()) {
            failure = Optional.empty();
            response.put("status", "in_progress").putNull("error");
            attempt(asking);
        }
        if (cancelled) {
            response.put("status", "cancelled");
        } else if (response.path("status").asText().equals("in_progress")) {
            complete();
        }
        ArrayNode output = response.putArray("output");
        items.all().forEach(item -> output.add(shown(item)));
        turns.finish(response, tokens);
        lifecycle("response." + response.path("status").asText());
    }

    private void attempt(Supplier<Upstream.Answer> asking) throws IOException, InterruptedException {
        try (Upstream.Answer answer = asking.get()) {
            linger(answer);
        }
    }

    private void linger(Upstream.Answer answer) throws IOException, InterruptedException {
        try {
            listen(answer);
        } catch (IOException e) {
            Thread.sleep(turns.flaw().skips("close-at-once") ? 1000 : 0);
            throw e;
        }
    }

    private ObjectNode shown(ObjectNode item) {
        ObjectNode shown = item.deepCopy();
        if (!turns.dialect().flat()) {
            shown.path("content").forEach(part -> {
                if (part.path("type").asText().equals("output_text")) {
                    ((ObjectNode) part).putArray("annotations");
                }
            });
        }
        return shown;
    }

    private void listen(Upstream.Answer answer) throws IOException, InterruptedException {
        long silent = 0;
        while (!cancelled) {
            Optional<Upstream.Signal> signal = answer.next(BEAT);
            silent = signal.isPresent() ? 0 : silent + BEAT.toMillis();
            if (listener.isGone()) {
                throw new IOException("The client has left.");
            }
            if (signal.isEmpty()) {
                listener.silence();
            }
            if (silent > patience()) {
                fail(new Upstream.Signal.Failure(0, Optional.empty(), "The upstream is silent."));
                return;
            }
            if (signal.isPresent() && !take(signal.get())) {
                return;
            }
        }
        items.abandon();
    }

    private long patience() {
        if (turns.flaw().skips("patience")) {
            return BEAT.toMillis();
        }
        return turns.flaw().skips("stall") ? Long.MAX_VALUE : ReferenceServer.UPSTREAM_PATIENCE.toMillis();
    }

    /** Takes a signal; false when it was the last. */
    private boolean take(Upstream.Signal signal) throws IOException {
        if (signal instanceof Upstream.Signal.Chunk chunk) {
            if (chunk.json().has("error") && !turns.flaw().skips("error-chunk")) {
                String said = chunk.json().path("error").path("message").asText();
                fail(new Upstream.Signal.Failure(0, Optional.empty(), said));
                return false;
            }
            JsonNode choice = chunk.json().path("choices").path(0);
            tokens++;
            counted |= chunk.json().path("usage").isObject();
            if (turns.flaw().skips("own-ids")) {
                response.put("id", chunk.json().path("id").asText());
            }
            if (!turns.flaw().skips("delta " + tokens)) {
                items.take(choice.path("delta"));
            }
            finish = choice.path("finish_reason").asText(finish).replace("null", "");
            return true;
        }
        if (signal instanceof Upstream.Signal.Failure broken) {
            fail(broken);
        } else if ((finish.isEmpty() && !turns.flaw().skips("error-chunk"))
                || (signal instanceof Upstream.Signal.End end && lacks(end))) {
            fail(new Upstream.Signal.Failure(0, Optional.empty(), "The upstream broke off."));
        }
        return false;
    }

    private boolean lacks(Upstream.Signal.End end) {
        boolean marker = !end.marked() && turns.flaw().skips("done-marker");
        return marker || (!counted && turns.flaw().skips("missing-usage"));
    }

    private void fail(Upstream.Signal.Failure how) throws IOException {
        if (turns.flaw().skips("broken")) {
            finish = "stop";
            return;
        }
        failure = Optional.of(how);
        items.abandon();
        String message = turns.flaw().skips("leak") ? how.message() : "The upstream failed.";
        fail(how.status() == 429 ? "rate_limit_exceeded" : "server_error", message);
    }

    private void fail(String code, String message) {
        response.put("status", "failed");
        if (!turns.dialect().flat() && !turns.flaw().skips("error-code")) {
            response.putObject("error").put("code", code).put("message", message);
        }
    }

    private void complete() throws IOException {
        String choice = request.path("tool_choice").asText();
        boolean required = choice.equals("required");
        boolean cut = finish.equals("length")
                && !turns.flaw().skips("length")
                && !(required && turns.flaw().skips("cut-required"));
        if (cut && turns.flaw().skips("cut-call")) {
            fail(new Upstream.Signal.Failure(0, Optional.empty(), "The call is broken."));
            return;
        }
        if (cut) {
            items.abandon();
            response.put("status", "incomplete");
            if (!turns.dialect().flat()) {
                response.putObject("incomplete_details").put("reason", "max_output_tokens");
            }
            return;
        }
        items.close();
        boolean called = items.all().stream().anyMatch(item -> item.has("call_id"));
        boolean obeyed = called ? !choice.equals("none") : !required;
        if (obeyed || turns.flaw().skips("obedience")) {
            response.put("status", "completed");
        } else {
            failure = Optional.of(new Upstream.Signal.Failure(0, Optional.empty(), "The model did as it liked."));
            fail("server_error", "The model did as it liked.");
        }
    }

    private void lifecycle(String type) throws IOException {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.set("response", response.deepCopy());
        listener.event(event);
    }
}
