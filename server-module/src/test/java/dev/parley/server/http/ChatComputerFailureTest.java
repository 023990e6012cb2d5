package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model may get wrong with a computer, and what its client may: never an item that nobody can carry out. */
final class ChatComputerFailureTest extends ChatComputerFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai-v1        | {\"type\":\"teleport\"}                                      | type is not known",
                "openai-v1        | {\"type\":\"triple_click\",\"x\":1,\"y\":2}                  | type is not known",
                "lightcone-v1     | {\"type\":\"move\",\"x\":1,\"y\":2}                          | type is not known",
                "lightcone-compat | {\"type\":\"navigate\",\"url\":\"https://a.example\"}        | type is not known",
                "v5               | {\"x\":1,\"y\":2}                                            | no type",
                "v5               | {\"type\":7}                                                 | no type",
                "openai-v1        | {\"type\":\"click\",\"y\":2}                                 | x is missing",
                "lightcone-v1     | {\"type\":\"click\",\"x\":2,\"y\":null}                      | y is missing",
                "lightcone-v1     | {\"type\":\"drag\",\"x\":2,\"y\":1,\"end_x\":7}              | end_y is missing",
                "lightcone-v1     | {\"type\":\"type\",\"text\":\"a\",\"x\":7}                   | x and y",
                "v5               | {\"type\":\"drag\",\"path\":[]}                              | path is empty",
                "v5               | {\"type\":\"drag\",\"path\":[{\"x\":1}]}                     | each of path needs x and y",
                "v5               | {\"type\":\"drag\",\"path\":[{\"x\":1,\"y\":9999}]}          | y is not on the display",
                "v5               | {\"type\":\"drag\",\"path\":7}                               | path is not a list",
                "openai-v1        | {\"type\":\"move\",\"x\":1281,\"y\":2}                       | x is not on the display",
                "lightcone-compat | {\"type\":\"move\",\"x\":-1,\"y\":2}                         | x is not on the display",
                "lightcone-compat | {\"type\":\"move\",\"x\":1e99,\"y\":2}                       | x is not a whole number",
                "openai-v1        | {\"type\":\"move\",\"x\":0.5,\"y\":2}                        | x is not a whole number",
                "openai-v1        | {\"type\":\"move\",\"x\":\"left\",\"y\":2}                   | x is not a whole number",
                "openai-v1        | {\"type\":\"move\",\"x\":[1],\"y\":2}                        | x is not a number",
                "openai-v1        | {\"type\":\"click\",\"x\":1,\"y\":2,\"button\":\"third\"}    | button is none of",
                "openai-v1        | {\"type\":\"type\",\"text\":7}                               | text is not a text",
                "openai-v1        | {\"type\":\"keypress\",\"keys\":[]}                          | keys is empty",
                "openai-v1        | {\"type\":\"keypress\",\"keys\":[7]}                         | each of keys is not a text",
                "openai-v1        | {\"type\":\"wait\"                                           | not JSON",
                "openai-v1        | click 7 9                                                    | not JSON",
                "openai-v1        | [\"wait\"]                                                   | not an object",
            })
    @Tag("CUA-01")
    void an_action_that_can_t_be_carried_out_is_a_failure_that_says_why(String dialect, String arguments, String why) {
        upstream.next(calling(arguments));
        Answer refused = ask(dialect, input(TASK));
        assertThat(refused.status()).as(refused.body()).isEqualTo(502);
        assertThat(refused.at("/error/message")).contains(why);

        upstream.next(calling(arguments));
        Answer streamed = ask(dialect, "\"stream\":true," + input(TASK));
        JsonNode last = streamed.frames().get(streamed.frames().size() - 1).data();
        assertThat(last.get("type").asText()).isEqualTo("response.failed");
        assertThat(last.at("/response/output")).isEmpty();
        assertThat(streamed.body()).doesNotContain("\"computer_call\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai-v1    | {\"type\":\"click\",\"x\":\" 7\",\"y\":9.0,\"why\":\"a\"} | {\"type\":\"click\",\"button\":\"left\",\"x\":7,\"y\":9}",
                "openai-v1    | {\"type\":\"move\",\"x\":1280,\"y\":720,\"text\":null}    | {\"type\":\"move\",\"x\":1279,\"y\":719}",
                "openai-v1    | {\"type\":\"scroll\",\"x\":1,\"y\":2,\"scroll_y\":\"-5\"} | {\"type\":\"scroll\",\"x\":1,\"y\":2,\"scroll_x\":0,\"scroll_y\":-5}",
                "v5           | {\"type\":\"keypress\",\"keys\":\"ctrl+shift++\"}         | {\"type\":\"keypress\",\"keys\":[\"ctrl\",\"shift\",\"+\"]}",
                "lightcone-v1 | {\"type\":\"type\",\"text\":\"a\"}                        | {\"type\":\"type\",\"text\":\"a\"}",
                "lightcone-v1 | {\"type\":\"click\",\"x\":1,\"y\":2}                      | {\"type\":\"click\",\"x\":1,\"y\":2}",
            })
    @Tag("CUA-01")
    void a_slip_whose_meaning_is_plain_is_mended(String dialect, String arguments, String action) throws Exception {
        assertThat(called(dialect, arguments).json().at("/output/0/action")).isEqualTo(Http.tree(action));
    }

    @Test
    @Tag("CUA-01")
    void an_action_that_the_token_limit_cut_makes_no_item() {
        upstream.next(ChatReply.stream()
                .toolCall(
                        "{\"index\":0,\"id\":\"call_0\",\"function\":{\"name\":\"computer\",\"arguments\":\"{\\\"type\\\":\"}}")
                .finish("length")
                .done());
        Answer cut = ask("openai-v1", "\"stream\":true," + input(TASK));
        JsonNode last = cut.frames().get(cut.frames().size() - 1).data();

        assertThat(last.at("/response/status").asText()).isEqualTo("incomplete");
        assertThat(last.at("/response/output")).isEmpty();
    }

    @Test
    @Tag("INPUT-02")
    void what_can_t_be_served_is_refused_by_name() {
        String computer = tool("openai-v1");
        String function = "{\"type\":\"function\",\"name\":\"f\"}";
        for (List<String> each : List.of(
                List.of(function + "," + computer + "," + computer, "", "tools[2]"),
                List.of(computer + ",{\"type\":\"file_search\",\"vector_store_ids\":[\"v\"]}", "", "tools[1].type"),
                List.of(function, ",\"tool_choice\":{\"type\":\"computer_use_preview\"}", "tool_choice.type"))) {
            Answer refused = asked("openai-v1", "\"tools\":[" + each.get(0) + "]," + input(TASK) + each.get(1));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.at("/error/param")).isEqualTo(each.get(2));
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    @Tag("CUA-02")
    void an_output_answers_a_call_of_the_computer_with_an_image() throws Exception {
        Answer call = called("openai-v1", "{\"type\":\"wait\"}");
        for (List<String> each : List.of(
                List.of(screenshot("call_1", "computer_screenshot", SCREEN), "input[0].call_id"),
                List.of(screenshot("call_0", "photograph", SCREEN), "input[0].output.type"),
                List.of(
                        screenshot("call_0", "computer_screenshot", SCREEN).replace("image_url", "file_id"),
                        "input[0].output.image_url"),
                List.of(
                        "{\"type\":\"function_call_output\",\"call_id\":\"call_0\",\"output\":\"done\"}",
                        "input[0].call_id"))) {
            Answer refused = ask("openai-v1", input(each.get(0)) + after(call));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.at("/error/param")).isEqualTo(each.get(1));
        }
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    @Tag("INPUT-03")
    void a_choice_of_the_computer_is_obeyed_or_fails() throws Exception {
        String tools = "\"tools\":[{\"type\":\"function\",\"name\":\"computer\"}," + tool("openai-v1") + "],"
                + input(TASK) + ",\"tool_choice\":{\"type\":\"computer_use_preview\"}";
        upstream.next(calling("{}"));
        Answer another = asked("openai-v1", tools);
        JsonNode asked = asked();

        assertThat(asked.at("/tools/1/function/name").asText()).isEqualTo("computer_");
        assertThat(asked.at("/tool_choice/function/name").asText()).isEqualTo("computer_");
        assertThat(another.status()).as(another.body()).isEqualTo(502);

        upstream.next(calling("{\"type\":\"wait\"}", "{\"type\":\"wait\"}"));
        Answer several = ask("openai-v1", input(TASK) + ",\"parallel_tool_calls\":false");
        assertThat(several.status()).as(several.body()).isEqualTo(502);
    }
}
