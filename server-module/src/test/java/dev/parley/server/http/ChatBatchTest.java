package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.fake.ChatReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool of type {@code computer}, whose calls have a list of actions, with a model that knows functions only. */
final class ChatBatchTest extends ChatComputerFixture {
    private static final String TOOL = "\"tools\":[{\"type\":\"computer\"}],";
    private static final String CLICK = "{\"type\":\"click\",\"button\":\"left\",\"x\":7,\"y\":9}";
    private static final String TEXT = "{\"type\":\"type\",\"text\":\"Grüße\"}";
    private static final String BATCH = "{\"actions\":[" + CLICK + "," + TEXT + "]}";

    private Answer calledFor(String dialect, String... arguments) throws Exception {
        upstream.next(calling(arguments));
        Answer answer = asked(dialect, TOOL + input(TASK));
        upstream.takeRequest();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static JsonNode argumentsOf(JsonNode asked, int message) {
        return Http.tree(asked.at("/messages/" + message + "/tool_calls/0/function/arguments")
                .asText());
    }

    @ParameterizedTest
    @CsvSource({"lightcone-compat,14", "openai-v1,9", "v5,9"})
    @Tag("CUA-01")
    void the_model_is_told_of_a_list_of_the_actions_of_the_dialect(String dialect, int count) throws Exception {
        upstream.next(ChatReply.completion("Nothing to do."));
        Answer answer = asked(dialect, TOOL + input(TASK));
        JsonNode function = asked().at("/tools/0/function");
        JsonNode parameters = function.get("parameters");

        assertThat(answer.json().at("/tools")).isEqualTo(Http.tree("[{\"type\":\"computer\"}]"));
        assertThat(function.get("description").asText())
                .contains("one after the other")
                .doesNotContain(" across");
        assertThat(parameters.at("/required")).isEqualTo(Http.tree("[\"actions\"]"));
        assertThat(parameters.at("/properties/confirm/type").asText()).isEqualTo("string");
        assertThat(parameters.at("/properties")).hasSize(2);
        assertThat(parameters.at("/properties/actions/items/properties/type/enum"))
                .hasSize(count);
        assertThat(parameters.at("/properties/actions/items/required")).isEqualTo(Http.tree("[\"type\"]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-01")
    @Tag("CUA-04")
    void every_action_is_in_one_item_in_its_place_and_in_pixels(String dialect) throws Exception {
        List<ObjectNode> samples = ActionSamples.of(dialect);
        Answer answer = calledFor(dialect, "{\"actions\":" + samples + "}");
        JsonNode call = answer.json().at("/output/0");

        assertThat(answer.json().get("output")).hasSize(1);
        assertThat(call.get("actions")).isEqualTo(Http.tree(samples.toString()));
        assertThat(call.has("action")).isFalse();
        assertThat(call.get("call_id").asText()).isEqualTo("call_0");
        assertThat(call.get("status").asText()).isEqualTo("completed");
        assertThat(call.get("pending_safety_checks")).isEmpty();
        JsonNode stored = http.get(
                        dialect.equals("v5") ? "/v5/responses/" + answer.at("/id") : PATH + "/" + answer.at("/id"))
                .json();
        assertThat(stored.at("/output/0")).isEqualTo(call);
    }

    @Test
    @Tag("CUA-01")
    void a_batch_streams_in_one_piece() {
        upstream.next(ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_0\",\"function\":{\"name\":\"computer\",\"arguments\":"
                        + quoted(BATCH.substring(0, 30)) + "}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":" + quoted(BATCH.substring(30)) + "}}")
                .finish("tool_calls")
                .done());
        List<Frame> frames =
                asked("openai-v1", "\"stream\":true," + TOOL + input(TASK)).frames();
        JsonNode call = frames.get(frames.size() - 1).data().at("/response/output/0");

        assertThat(frames.stream().map(Frame::type).skip(frames.size() - 3))
                .containsExactly("response.output_item.added", "response.output_item.done", "response.completed");
        assertThat(frames.get(frames.size() - 2).data().get("item")).isEqualTo(call);
        assertThat(call.get("actions")).isEqualTo(Http.tree(BATCH).get("actions"));
    }

    @Test
    @Tag("CUA-01")
    void parallel_calls_are_an_item_each_unless_there_may_be_one() throws Exception {
        Answer several = calledFor("openai-v1", BATCH, "{\"actions\":[{\"type\":\"wait\"}]}");
        assertThat(several.json().at("/output").findValuesAsText("call_id")).containsExactly("call_0", "call_1");

        upstream.next(calling(BATCH, BATCH));
        Answer limited = asked("openai-v1", TOOL + input(TASK) + ",\"parallel_tool_calls\":false");
        assertThat(limited.status()).as(limited.body()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-05")
    @Tag("CUA-06")
    void the_model_sees_what_it_did_and_the_screen_after_it_chained_or_sent_again(String dialect) throws Exception {
        Answer call = calledFor(dialect, BATCH);
        String output = screenshot("call_0", "computer_screenshot", "https://a.example/s.png")
                .replace("s.png\"", "s.png\",\"detail\":\"original\"");
        List<String> nextTurns = List.of(
                input(output) + after(call),
                input(TASK, call.json().at("/output/0").toString(), output));
        List<JsonNode> seen = new ArrayList<>();
        for (String next : nextTurns) {
            upstream.next(ChatReply.completion("Done."));
            Answer answer = asked(dialect, TOOL + next);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            seen.add(asked().get("messages"));
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
        assertThat(Http.tree(
                        seen.get(0).at("/1/tool_calls/0/function/arguments").asText()))
                .isEqualTo(Http.tree(BATCH));
        assertThat(seen.get(0).at("/2/tool_call_id").asText()).isEqualTo("call_0");
        assertThat(seen.get(0).at("/3/content/0/image_url"))
                .isEqualTo(Http.tree("{\"url\":\"https://a.example/s.png\",\"detail\":\"high\"}"));
    }

    @Test
    @Tag("CUA-06")
    void calls_of_another_spelling_are_told_in_the_words_of_this_turn_s_tool() throws Exception {
        String one = "{\"type\":\"computer_call\",\"call_id\":\"c\",\"action\":" + TEXT + ",\"actions\":null}";
        String several = "{\"type\":\"computer_call\",\"call_id\":\"c\",\"action\":null,\"actions\":[" + CLICK + ","
                + TEXT + "]}";
        String screen = screenshot("c", "input_image", SCREEN);
        for (String tool : List.of("{\"type\":\"computer\"}", tool("openai-v1"))) {
            upstream.next(ChatReply.completion("Done."));
            Answer after = asked("openai-v1", "\"tools\":[" + tool + "]," + input(TASK, one, screen, several, screen));
            assertThat(after.status()).as(after.body()).isEqualTo(200);
            JsonNode asked = asked();

            JsonNode told = argumentsOf(asked, 1);
            assertThat(tool.contains("preview") ? told : told.at("/actions/0")).isEqualTo(Http.tree(TEXT));
            assertThat(argumentsOf(asked, 3)).isEqualTo(Http.tree(BATCH));
        }
    }

    @Test
    @Tag("CUA-02")
    @Tag("CUA-03")
    void checks_and_pairing_hold_for_a_batch_as_for_one_action() throws Exception {
        Answer call = calledFor("openai-v1", BATCH.replace("]}", "],\"confirm\":\"It orders a ticket.\"}"));
        JsonNode checks = call.json().at("/output/0/pending_safety_checks");
        String output = screenshot("call_0", "computer_screenshot", SCREEN);
        assertThat(checks.at("/0/message").asText()).isEqualTo("It orders a ticket.");

        for (List<String> each : List.of(
                List.of(output, "input[0].acknowledged_safety_checks"),
                List.of(screenshot("call_1", "computer_screenshot", SCREEN), "input[0].call_id"),
                List.of(output.replace("image_url\"", "detail\":\"every\",\"image_url\""), "input[0].output.detail"))) {
            Answer refused = asked("openai-v1", TOOL + input(each.get(0)) + after(call));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.at("/error/param")).isEqualTo(each.get(1));
        }

        upstream.next(ChatReply.completion("Ordered."));
        String acknowledging = output.replaceFirst("\\}$", ",\"acknowledged_safety_checks\":" + checks + "}");
        Answer next = asked("openai-v1", TOOL + input(acknowledging) + after(call));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(argumentsOf(asked(), 1).get("confirm").asText()).isEqualTo("It orders a ticket.");
    }

    @Test
    @Tag("INPUT-03")
    void a_choice_of_the_computer_is_obeyed() throws Exception {
        upstream.next(calling(BATCH));
        Answer chosen = asked("openai-v1", TOOL + input(TASK) + ",\"tool_choice\":{\"type\":\"computer\"}");

        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.json().at("/tool_choice/type").asText()).isEqualTo("computer");
        assertThat(asked().at("/tool_choice/function/name").asText()).isEqualTo("computer");
    }
}
