package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the conversation out of a request, from chat messages or from input items. */
final class Heard {
    private final List<Said> said = new ArrayList<>();

    private Heard() {}

    static List<Said> in(JsonNode request) {
        Heard heard = new Heard();
        heard.add("system", "", text(request.path("instructions")));
        if (request.path("input").isTextual()) {
            heard.add("user", "", request.path("input").asText());
        }
        request.path("input").forEach(heard::item);
        request.path("messages").forEach(heard::message);
        return List.copyOf(heard.said);
    }

    private void add(String who, String callId, String text) {
        if (!text.isEmpty()) {
            said.add(new Said(who, callId, text));
        }
    }

    private void message(JsonNode message) {
        String role = message.path("role").asText();
        boolean output = role.equals("tool") || role.equals("function");
        add(
                output ? "output" : role.equals("developer") ? "system" : role,
                message.path("tool_call_id").asText(""),
                text(message.path("content")));
        for (JsonNode call : message.path("tool_calls")) {
            call(call.path("id").asText(), call.path("function"));
        }
    }

    private void item(JsonNode item) {
        String type = item.path("type").asText("message");
        String callId = item.path("call_id").asText("");
        if (type.endsWith("_call_output")) {
            add("output", callId, text(item.path("output")));
        } else if (type.endsWith("_call")) {
            call(callId, item);
        } else if (type.equals("message")) {
            String role = item.path("role").asText();
            add(role.equals("developer") ? "system" : role, "", text(item.path("content")));
        }
    }

    private void call(String id, JsonNode function) {
        add(
                "call",
                id,
                function.path("name").asText() + " "
                        + function.path("arguments").asText());
    }

    /** A text, or the texts of all parts. */
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part ->
                text.append(part.path("text").asText(part.path("refusal").asText(""))));
        return text.toString();
    }
}
