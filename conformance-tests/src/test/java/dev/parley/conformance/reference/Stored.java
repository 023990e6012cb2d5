package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One response that the server keeps: what it was asked with, what has come of it so far, and its events. Thread-safe. */
final class Stored {
    private final List<ObjectNode> input;
    private final EventLog log = new EventLog();
    private final Instant since = Instant.now();
    private ObjectNode response;
    private boolean background;

    Stored(List<ObjectNode> input, ObjectNode response) {
        this.input = List.copyOf(input);
        this.response = response.deepCopy();
    }

    List<ObjectNode> input() {
        return input;
    }

    EventLog log() {
        return log;
    }

    Instant since() {
        return since;
    }

    synchronized ObjectNode response() {
        return response.deepCopy();
    }

    synchronized String status() {
        return response.path("status").asText();
    }

    synchronized boolean isLive() {
        return Set.of("queued", "in_progress").contains(status());
    }

    synchronized boolean isBackground() {
        return background;
    }

    synchronized void startInBackground(ObjectNode unfinished) {
        background = true;
        response = unfinished.deepCopy();
    }

    /** Takes the new state unless the response has ended already. */
    synchronized boolean change(ObjectNode state) {
        if (isLive()) {
            response = state.deepCopy();
            return true;
        }
        return false;
    }

    synchronized long tokens() {
        return response.path("usage").path("total_tokens").asLong();
    }

    /** The calls that its output asks for, each with the safety checks to be acknowledged. */
    Map<String, Set<String>> calls() {
        return callsIn(response().path("output"));
    }

    static Map<String, Set<String>> callsIn(JsonNode items) {
        Map<String, Set<String>> calls = new HashMap<>();
        for (JsonNode item : items) {
            if (item.path("type").asText().endsWith("_call")) {
                Set<String> checks = new HashSet<>();
                item.path("pending_safety_checks")
                        .forEach(check -> checks.add(check.path("id").asText()));
                calls.put(item.path("call_id").asText(), checks);
            }
        }
        return calls;
    }
}
