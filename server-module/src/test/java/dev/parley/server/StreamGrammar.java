package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a legal stream is, written down once more and apart from the server: every frame is checked against what came
 * before it, and the terminal response against them all. Fails with the frame's number and type.
 */
public final class StreamGrammar {
    private static final Set<String> TERMINAL = Set.of("response.completed", "response.incomplete", "response.failed");

    private final Map<Integer, Item> items = new TreeMap<>();
    private final Map<String, Integer> indexById = new HashMap<>();
    private String responseId;

    private StreamGrammar() {}

    /** Fails unless the frames are one legal stream; returns the terminal response. */
    public static JsonNode check(List<Frame> frames) {
        StreamGrammar grammar = new StreamGrammar();
        assertThat(frames).as("frames").hasSizeGreaterThan(2);
        for (int i = 0; i < frames.size(); i++) {
            JsonNode data = frames.get(i).data();
            String where = "frame " + i + " " + frames.get(i).type();
            assertThat(data.path("sequence_number").asInt(-1)).as(where).isEqualTo(i);
            assertThat(data.findValues("sequence_number")).as(where).hasSize(1);
            grammar.take(where, frames.get(i).type(), data, i);
            assertThat(TERMINAL.contains(frames.get(i).type()))
                    .as(where + " is terminal")
                    .isEqualTo(i == frames.size() - 1);
        }
        return frames.get(frames.size() - 1).data().get("response");
    }

    private static final class Item {
        private final JsonNode added;
        private final Map<String, StringBuilder> open = new TreeMap<>();
        private final Map<String, String> closed = new TreeMap<>();
        private final StringBuilder streamed = new StringBuilder();
        private boolean saidWhole;
        private JsonNode done;

        Item(JsonNode added) {
            this.added = added;
        }
    }

    private void take(String where, String type, JsonNode data, int number) {
        if (data.has("response")) {
            response(where, type, data.get("response"), number);
        } else if (type.equals("response.output_item.added")) {
            added(where, data);
        } else if (type.equals("response.output_item.done")) {
            done(where, data);
        } else if (data.has("item_id")) {
            detail(where, type, data);
        }
    }

    private void response(String where, String type, JsonNode response, int number) {
        assertThat(response.path("id").asText()).as(where).startsWith("resp_");
        if (number == 0) {
            assertThat(type).as(where).isEqualTo("response.created");
            responseId = response.path("id").asText();
        }
        assertThat(response.path("id").asText()).as(where).isEqualTo(responseId);
        if (TERMINAL.contains(type)) {
            List<JsonNode> output = new ArrayList<>();
            response.get("output").forEach(output::add);
            assertThat(items.values())
                    .as(where)
                    .allSatisfy(item -> assertThat(item.done).isNotNull());
            assertThat(output)
                    .as(where)
                    .isEqualTo(items.values().stream().map(item -> item.done).toList());
            assertThat(response.at("/usage/total_tokens").asLong())
                    .as(where)
                    .isEqualTo(response.at("/usage/input_tokens").asLong()
                            + response.at("/usage/output_tokens").asLong());
            assertThat(response.at("/usage/input_tokens_details").isObject())
                    .as(where)
                    .isTrue();
            assertThat(response.at("/usage/output_tokens_details").isObject())
                    .as(where)
                    .isTrue();
        }
    }

    private void added(String where, JsonNode data) {
        int index = data.get("output_index").asInt();
        JsonNode item = data.get("item");
        assertThat(index).as(where).isEqualTo(items.size());
        assertThat(item.path("id").asText()).as(where).matches("[a-z]+_[0-9a-f]{48}");
        assertThat(indexById.put(item.get("id").asText(), index)).as(where).isNull();
        items.put(index, new Item(item));
    }

    private void done(String where, JsonNode data) {
        Item item = items.get(data.get("output_index").asInt());
        assertThat(item).as(where).isNotNull();
        assertThat(item.done).as(where).isNull();
        assertThat(item.open).as(where + " with open parts").isEmpty();
        item.done = data.get("item");
        assertThat(item.done.path("id")).as(where).isEqualTo(item.added.path("id"));
        assertThat(item.done.path("type")).as(where).isEqualTo(item.added.path("type"));
        assertThat(item.done.path("call_id")).as(where).isEqualTo(item.added.path("call_id"));
        whole(where, item);
    }

    /** What is done is what was streamed. */
    private static void whole(String where, Item item) {
        switch (item.done.path("type").asText()) {
            case "function_call" -> {
                assertThat(item.saidWhole).as(where).isTrue();
                assertThat(item.done.path("arguments").asText()).as(where).isEqualTo(item.streamed.toString());
            }
            case "custom_tool_call" -> {
                assertThat(item.saidWhole).as(where).isTrue();
                assertThat(item.done.path("input").asText()).as(where).isEqualTo(item.streamed.toString());
            }
            case "mcp_call" ->
                assertThat(item.done.path("arguments").asText()).as(where).isEqualTo(item.streamed.toString());
            case "message", "reasoning" -> {
                Map<String, String> parts = new TreeMap<>();
                item.done.path("content").forEach(part -> parts.put("content/" + parts.size(), textOf(part)));
                int contents = parts.size();
                item.done
                        .path("summary")
                        .forEach(part -> parts.put("summary/" + (parts.size() - contents), textOf(part)));
                assertThat(parts).as(where).isEqualTo(item.closed);
            }
            default -> {}
        }
    }

    private static String textOf(JsonNode part) {
        return part.path(part.has("refusal") ? "refusal" : "text").asText();
    }

    private void detail(String where, String type, JsonNode data) {
        Integer index = indexById.get(data.get("item_id").asText());
        assertThat(index).as(where + ": the item has been added").isNotNull();
        assertThat(data.path("output_index").asInt(-1)).as(where).isEqualTo(index);
        Item item = items.get(index);
        assertThat(item.done).as(where + ": the item is open").isNull();
        String place = data.has("summary_index")
                ? "summary/" + data.get("summary_index").asInt()
                : "content/" + data.path("content_index").asInt();
        switch (type) {
            case "response.content_part.added",
                    "response.reasoning_part.added",
                    "response.reasoning_summary_part.added" -> {
                assertThat(item.closed).as(where).doesNotContainKey(place);
                assertThat(item.open.put(place, new StringBuilder())).as(where).isNull();
            }
            case "response.output_text.delta",
                    "response.refusal.delta",
                    "response.reasoning_text.delta",
                    "response.reasoning_summary_text.delta" -> {
                assertThat(item.open).as(where).containsKey(place);
                item.open.get(place).append(data.get("delta").asText());
            }
            case "response.output_text.done",
                    "response.refusal.done",
                    "response.reasoning_text.done",
                    "response.reasoning_summary_text.done" ->
                assertThat(textOf(data)).as(where).isEqualTo(String.valueOf(item.open.get(place)));
            case "response.content_part.done",
                    "response.reasoning_part.done",
                    "response.reasoning_summary_part.done" -> {
                StringBuilder text = item.open.remove(place);
                assertThat(textOf(data.get("part"))).as(where).isEqualTo(String.valueOf(text));
                item.closed.put(place, text.toString());
            }
            case "response.output_text.annotation.added" ->
                assertThat(item.open).as(where).containsKey(place);
            case "response.function_call_arguments.delta",
                    "response.custom_tool_call_input.delta",
                    "response.mcp_call_arguments.delta" ->
                item.streamed.append(data.get("delta").asText());
            case "response.function_call_arguments.done", "response.mcp_call_arguments.done" -> {
                assertThat(data.get("arguments").asText()).as(where).isEqualTo(item.streamed.toString());
                item.saidWhole = true;
            }
            case "response.custom_tool_call_input.done" -> {
                assertThat(data.get("input").asText()).as(where).isEqualTo(item.streamed.toString());
                item.saidWhole = true;
            }
            default -> {}
        }
    }
}
