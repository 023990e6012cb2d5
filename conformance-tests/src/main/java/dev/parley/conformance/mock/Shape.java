package dev.parley.conformance.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Request;
import java.util.TreeSet;

/**
 * What makes two requests alike: method and path without ids, and of a create request whether it streams, runs in the
 * background, goes on from a response, which kinds of tools it has, and whether it ends with a tool's output. Words don't count.
 */
record Shape(String call, boolean stream, boolean background, boolean chained, TreeSet<String> tools, String last) {
    static Shape of(Request request, JsonNode body) {
        TreeSet<String> tools = new TreeSet<>();
        body.path("tools").forEach(tool -> tools.add(tool.path("type").asText()));
        JsonNode input = body.path("input");
        String last = input.isArray() && !input.isEmpty()
                ? input.get(input.size() - 1).path("type").asText("")
                : "";
        return new Shape(
                request.method() + " " + request.path().replaceAll("/[a-z]+_[A-Za-z0-9_-]+", "/{id}"),
                body.path("stream").asBoolean(false) || request.query().contains("stream=true"),
                body.path("background").asBoolean(false),
                body.path("previous_response_id").isTextual(),
                tools,
                last.endsWith("_output") ? last : "message");
    }

    String words() {
        return call
                + (stream ? ", streamed" : "")
                + (background ? ", in the background" : "")
                + (chained ? ", going on from a response" : "")
                + (tools.isEmpty() ? "" : ", tools " + tools)
                + (last.equals("message") ? "" : ", ending with a " + last);
    }
}
