package dev.parley.server.service;

import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names what a request asks for, by wire name; parameters with parts of their own and the list of what to include are named part by part. */
final class RequestParameters {
    private static final Set<String> WITH_PARTS = Set.of("reasoning", "stream_options", "text");

    /** Values that ask for what happens anyway. */
    private static final Map<String, Set<String>> NEUTRAL = Map.ofEntries(
            Map.entry("enable_response_messages", Set.of("false")),
            Map.entry("include_stop_str_in_output", Set.of("false")),
            Map.entry("logit_bias", Set.of("{}")),
            Map.entry("parallel_tool_calls", Set.of("true")),
            Map.entry("priority", Set.of("0")),
            Map.entry("reasoning.effort", Set.of("\"none\"")),
            Map.entry("service_tier", Set.of("\"auto\"", "\"default\"")),
            Map.entry("skip_special_tokens", Set.of("true")),
            Map.entry("stream_options.include_obfuscation", Set.of("false")),
            Map.entry("text.format", Set.of("{\"type\":\"text\"}")),
            Map.entry("tool_choice", Set.of("\"auto\"")),
            Map.entry("top_logprobs", Set.of("0")),
            Map.entry("truncation", Set.of("\"disabled\"")));

    private RequestParameters() {}

    static List<String> asked(RequestTree request) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonValue> member : request.fields().members().entrySet()) {
            String name = member.getKey();
            if (WITH_PARTS.contains(name) && member.getValue() instanceof JsonValue.Obj parts) {
                parts.members().forEach((part, value) -> add(names, name + "." + part, value));
            } else if (name.equals("include") && member.getValue() instanceof JsonValue.Arr values) {
                values.items().forEach(value -> names.add("include." + text(value)));
            } else {
                add(names, name, member.getValue());
            }
        }
        names.removeAll(unknown(request.request())); // dialects have refused them, or were told to pass them over
        return names;
    }

    private static Set<String> unknown(CreateResponse request) {
        Set<String> unknown = new HashSet<>();
        request.extra().unknown().forEach(entry -> unknown.add(entry.name()));
        if (request.streamOptions() != null) {
            request.streamOptions().extra().unknown().forEach(entry -> unknown.add("stream_options." + entry.name()));
        }
        if (request.text() != null) {
            request.text().extra().unknown().forEach(entry -> unknown.add("text." + entry.name()));
        }
        if (request.reasoning() != null) {
            request.reasoning().extra().unknown().forEach(entry -> unknown.add("reasoning." + entry.name()));
        }
        return unknown;
    }

    /** Whether that value of a parameter asks for anything. */
    static boolean asks(String name, JsonValue value) {
        return value != JsonValue.Null.NULL
                && !NEUTRAL.getOrDefault(name, Set.of()).contains(value.toJson());
    }

    private static String text(JsonValue value) {
        return value instanceof JsonValue.Str text ? text.value() : value.toJson();
    }

    private static void add(List<String> names, String name, JsonValue value) {
        if (asks(name, value)) {
            names.add(name);
        }
    }
}
