package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every action of every dialect, chosen by a model that knows functions only. */
final class ChatComputerTest extends ChatComputerFixture {
    @ParameterizedTest
    @CsvSource({"lightcone-v1,17", "lightcone-compat,14", "openai-v1,9", "v5,9"})
    @Tag("CUA-01")
    void the_model_is_told_of_the_actions_of_the_dialect_and_of_no_other(String dialect, int count) throws Exception {
        upstream.next(ChatReply.completion("Nothing to do."));
        ask(dialect, input(TASK));
        JsonNode function = asked().at("/tools/0/function");

        assertThat(function.get("name").asText()).isEqualTo("computer");
        assertThat(function.get("description").asText()).contains("0 to 1279 across", "0 to 719 down");
        List<ObjectNode> samples = ActionSamples.of(dialect);
        JsonNode parameters = function.get("parameters");
        assertThat(parameters.at("/properties/type/enum")).hasSize(count);
        for (int i = 0; i < count; i++) {
            ObjectNode sample = samples.get(i);
            assertThat(parameters.at("/properties/type/enum/" + i)).isEqualTo(sample.get("type"));
            sample.fieldNames()
                    .forEachRemaining(
                            name -> assertThat(parameters.at("/properties").has(name))
                                    .as(name)
                                    .isTrue());
            assertThat(function.get("description").asText())
                    .contains("- " + sample.get("type").asText() + ": ");
        }
        assertThat(parameters.toString()).doesNotContain("$ref", "x-dialects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-01")
    @Tag("CUA-04")
    void every_action_is_an_item_of_the_dialect_in_its_coordinates(String dialect) throws Exception {
        for (ObjectNode action : ActionSamples.of(dialect)) {
            isAnItem(dialect, action);
        }
    }

    private void isAnItem(String dialect, ObjectNode action) throws Exception {
        DialectSchemas schemas = DialectSchemas.of(http, dialect).closed();
        Answer answer = called(dialect, action.toString());
        JsonNode call = answer.json().at("/output/0");

        assertThat(answer.json().get("output")).hasSize(1);
        assertThat(schemas.problems("ComputerCall", call)).as(call.toString()).isEmpty();
        assertThat(call.get("call_id").asText()).isEqualTo("call_0");
        boolean grid = dialect.equals("lightcone-compat");
        JsonNode shown = call.get("action");
        assertThat(grid ? ActionSamples.fromGrid(shown) : shown).isEqualTo(action);
        if (grid && action.has("x")) {
            assertThat(shown.get("x").asInt()).isEqualTo(501); // of 1000, for pixel 641 of 1280
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-01")
    @Tag("CUA-06")
    void every_action_streams_in_one_piece_and_comes_back_to_the_model_as_it_was(String dialect) throws Exception {
        for (ObjectNode action : ActionSamples.of(dialect)) {
            streams(dialect, action);
        }
    }

    private void streams(String dialect, ObjectNode action) throws Exception {
        String arguments = action.toString();
        int half = arguments.length() / 2;
        upstream.next(ChatReply.stream()
                .text("Let me see.")
                .toolCall("{\"index\":0,\"id\":\"call_0\",\"function\":{\"name\":\"computer\",\"arguments\":"
                        + quoted(arguments.substring(0, half)) + "}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":" + quoted(arguments.substring(half)) + "}}")
                .finish("tool_calls")
                .done());
        Answer streamed = ask(dialect, "\"stream\":true," + input(TASK));
        List<Frame> frames = streamed.frames();
        JsonNode response = frames.get(frames.size() - 1).data().get("response");
        JsonNode call = response.at("/output/1");
        assertThat(frames.stream().map(Frame::type).skip(frames.size() - 3))
                .containsExactly("response.output_item.added", "response.output_item.done", "response.completed");
        assertThat(frames.get(frames.size() - 2).data().get("item")).isEqualTo(call);
        upstream.takeRequest();

        upstream.next(ChatReply.completion("Done."));
        String history = input(
                TASK,
                response.at("/output/0").toString(),
                call.toString(),
                screenshot(call.get("call_id").asText(), "input_image", SCREEN));
        assertThat(ask(dialect, history).status()).isEqualTo(200);
        JsonNode resent = asked().at("/messages/1");
        assertThat(resent.get("content").asText()).isEqualTo("Let me see.");
        assertThat(resent.at("/tool_calls/0/function/name").asText()).isEqualTo("computer");
        assertThat(Http.tree(resent.at("/tool_calls/0/function/arguments").asText()))
                .isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "lightcone-v1,     input_image",
        "lightcone-v1,     computer_screenshot",
        "lightcone-compat, input_image",
        "lightcone-compat, computer_screenshot",
        "openai-v1,        input_image",
        "openai-v1,        computer_screenshot",
        "v5,               input_image",
        "v5,               computer_screenshot",
    })
    @Tag("CUA-05")
    void the_model_sees_the_screen_after_its_action(String dialect, String type) throws Exception {
        for (String url : List.of("https://a.example/s.png", SCREEN)) {
            Answer call = called(dialect, "{\"type\":\"click\",\"x\":7,\"y\":9,\"button\":\"left\"}");
            upstream.next(ChatReply.completion("Done."));
            Answer next = ask(dialect, input(screenshot("call_0", type, url)) + after(call));
            JsonNode messages = asked().get("messages");

            assertThat(next.status()).as(next.body()).isEqualTo(200);
            assertThat(messages).hasSize(4);
            assertThat(messages.at("/1/tool_calls/0/id").asText()).isEqualTo("call_0");
            assertThat(messages.at("/2/role").asText()).isEqualTo("tool");
            assertThat(messages.at("/2/tool_call_id").asText()).isEqualTo("call_0");
            assertThat(messages.at("/3/role").asText()).isEqualTo("user");
            assertThat(messages.at("/3/content"))
                    .isEqualTo(Http.tree("[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminate", "answer", "done"})
    @Tag("CUA-07")
    void a_terminal_action_ends_the_loop_and_the_conversation_may_go_on(String type) throws Exception {
        String action = "{\"type\":\"" + type + "\",\"status\":\"success\",\"result\":\"42\",\"text\":\"It is 42.\"}";
        Answer answer = called("lightcone-v1", action);
        assertThat(answer.at("/status")).isEqualTo("completed");
        assertThat(answer.json().at("/output/0/action")).isEqualTo(Http.tree(action));

        upstream.next(ChatReply.completion("You are welcome."));
        Answer thanks = ask("lightcone-v1", input("{\"role\":\"user\",\"content\":\"Thanks.\"}") + after(answer));
        JsonNode messages = asked().get("messages");

        assertThat(thanks.at("/output/0/content/0/text")).isEqualTo("You are welcome.");
        assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "tool", "user");
    }
}
