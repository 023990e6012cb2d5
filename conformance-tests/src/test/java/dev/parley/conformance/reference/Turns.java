package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers a valid create request with a finished response, and keeps it unless told not to. */
record Turns(ReferenceServer.Temper temper, Conversation conversation, Ids ids) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> ECHOED = List.of(
            "instructions",
            "max_output_tokens",
            "metadata",
            "previous_response_id",
            "text",
            "truncation",
            "temperature",
            "top_p");

    Dialect dialect() {
        return temper.dialect();
    }

    Flaw flaw() {
        return temper.flaw();
    }

    Stored answer(JsonNode request) throws Refused, IOException {
        Optional<Stored> before = conversation.before(request, flaw());
        answered(request, before);
        ObjectNode response = JSON.objectNode();
        response.put("id", ids.next("resp")).put("object", "response");
        response.set("created_at", dialect().time(Instant.now()));
        response.put("status", "completed")
                .put("model", request.path("model").asText(dialect().model()));
        response.set("output", script(request).output(request, ids, before(before)));
        cut(request, response);
        long input = before.map(Stored::tokens).orElse(0L)
                + words(request.path("input").toString());
        usage(response, input);
        echo(request, response);
        retain(response);
        if (dialect() == Dialect.OPENAI_V1) {
            response.put("output_text", said(response));
        }
        flaw().response(response);
        boolean keep = request.path("store").asBoolean(true) || flaw().skips("store-false");
        Stored stored = new Stored(asked(request, before), response);
        if (keep && !flaw().skips("keep")) {
            conversation.put(stored, flaw());
        }
        return stored;
    }

    private Script script(JsonNode request) {
        boolean puppet = request.path("model").asText().equals(dialect().puppetModel());
        return new Script(dialect(), flaw(), new McpModel(temper.upstream().filter(url -> puppet)));
    }

    private static List<ObjectNode> before(Optional<Stored> before) {
        List<ObjectNode> items = new ArrayList<>();
        before.ifPresent(each -> {
            items.addAll(each.input());
            each.response().path("output").forEach(item -> items.add((ObjectNode) item));
        });
        return items;
    }

    private List<ObjectNode> asked(JsonNode request, Optional<Stored> before) {
        List<ObjectNode> items = new ArrayList<>();
        before.filter(each -> flaw().skips("own-turn")).ifPresent(each -> items.addAll(each.input()));
        items.addAll(InputItems.of(request.path("input"), ids));
        return items;
    }

    /** The response of a live turn before anything was said. */
    ObjectNode shell(JsonNode request) throws Refused {
        conversation.before(request, flaw());
        ObjectNode response = JSON.objectNode();
        response.put("id", ids.next("resp"));
        response.put("object", "response").set("created_at", dialect().time(Instant.now()));
        response.put("status", "in_progress").put("model", request.path("model").asText());
        response.putArray("output");
        echo(request, response);
        retain(response);
        return response;
    }

    /** Counts what a live turn said; there is nothing to count where it was cut off before. */
    void finish(ObjectNode response, int tokens) {
        usage(response, 1);
        ObjectNode usage = (ObjectNode) response.path("usage");
        usage.put("output_tokens", tokens).put("total_tokens", 1 + tokens);
        if (flaw().skips("upstream-usage")) {
            response.remove("usage");
        }
    }

    void keep(ObjectNode response) {
        conversation.put(new Stored(List.of(), response), flaw());
    }

    private void retain(ObjectNode response) {
        List<String> shown = response.properties().stream()
                .filter(field -> dialect().shows(field.getKey()))
                .filter(field -> !dialect().flat() || !field.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList();
        response.retain(shown);
    }

    /** Outputs answer calls: of the response before, or further up in the same input. */
    private void answered(JsonNode request, Optional<Stored> before) throws Refused {
        JsonNode input = request.path("input");
        Map<String, Set<String>> calls = new HashMap<>(Stored.callsIn(input));
        before.ifPresent(each -> calls.putAll(each.calls()));
        for (int i = 0; i < input.size(); i++) {
            JsonNode item = input.get(i);
            if (!item.path("type").asText().endsWith("_call_output")) {
                continue;
            }
            Set<String> checks = calls.get(item.path("call_id").asText());
            if (checks == null && !flaw().skips("call_id")) {
                throw new Refused(400, "input[" + i + "].call_id", "unknown_call_id");
            }
            Set<String> acknowledged = new HashSet<>();
            if (checks != null && !checks.isEmpty() && flaw().skips("acknowledging")) {
                throw new Refused(400, "input", "safety_check_pending");
            }
            item.path("acknowledged_safety_checks")
                    .forEach(check -> acknowledged.add(check.path("id").asText()));
            if (checks != null && !acknowledged.containsAll(checks) && !flaw().skips("acknowledged")) {
                throw new Refused(400, "input[" + i + "].acknowledged_safety_checks", "unacknowledged_safety_check");
            }
        }
    }

    private void cut(JsonNode request, ObjectNode response) {
        int limit = request.path("max_output_tokens").asInt(Integer.MAX_VALUE);
        ObjectNode item = (ObjectNode)
                response.path("output").path(response.path("output").size() - 1);
        JsonNode said = item.path("content").path(0);
        if (!said.has("text") || words(said.path("text").asText()) <= limit || flaw().skips("max_output_tokens")) {
            return;
        }
        ObjectNode part = (ObjectNode) said;
        List<String> kept = List.of(part.path("text").asText().split(" ", -1)).subList(0, limit);
        part.put("text", String.join(" ", kept));
        item.put("status", "incomplete");
        response.put("status", "incomplete");
        response.putObject("incomplete_details").put("reason", "max_output_tokens");
    }

    private static String said(ObjectNode response) {
        StringBuilder text = new StringBuilder();
        response.path("output")
                .forEach(item ->
                        text.append(item.path("content").path(0).path("text").asText()));
        return text.toString();
    }

    private void usage(ObjectNode response, long input) {
        long output = 0;
        for (JsonNode item : response.path("output")) {
            output += words(item.path("content")
                    .path(0)
                    .path("text")
                    .asText(item.path("action").toString()));
        }
        ObjectNode usage = response.putObject("usage");
        usage.put("input_tokens", input).put("output_tokens", output).put("total_tokens", input + output);
        if (!dialect().flat()) {
            usage.putObject("input_tokens_details").put("cached_tokens", 0);
            usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        }
    }

    private static long words(String text) {
        return text.isEmpty() ? 0 : text.split(" ", -1).length;
    }

    private static void echo(JsonNode request, ObjectNode response) {
        response.putNull("error");
        response.set(
                "incomplete_details",
                response.path("incomplete_details").isObject() ? response.get("incomplete_details") : JSON.nullNode());
        ECHOED.forEach(name -> response.set(name, request.has(name) ? request.get(name) : standard(name)));
        ArrayNode tools = JSON.arrayNode();
        request.path("tools").forEach(tools::add);
        response.set("tools", tools);
        response.set("tool_choice", request.has("tool_choice") ? request.get("tool_choice") : JSON.textNode("auto"));
        response.put("parallel_tool_calls", request.path("parallel_tool_calls").asBoolean(true));
    }

    private static JsonNode standard(String name) {
        return switch (name) {
            case "temperature", "top_p" -> JSON.numberNode(1);
            case "metadata" -> JSON.objectNode();
            case "truncation" -> JSON.textNode("disabled");
            case "text" -> JSON.objectNode().set("format", JSON.objectNode().put("type", "text"));
            default -> JSON.nullNode();
        };
    }
}
