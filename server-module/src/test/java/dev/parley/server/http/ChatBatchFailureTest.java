package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model and a client may get wrong with a list of actions. */
final class ChatBatchFailureTest extends ChatComputerFixture {
    private static final String TOOL = "\"tools\":[{\"type\":\"computer\"}],";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                    | it has no actions",
                "{\"actions\":[]}                                                      | list of actions is empty",
                "{\"actions\":7}                                                       | actions is not a list",
                "{\"actions\":null}                                                    | actions is not a list",
                "{\"actions\":[\"wait\"]}                                              | actions[0]: it is not an object",
                "{\"actions\":[{\"type\":\"wait\"},{\"x\":1,\"y\":2}]}                 | actions[1]: it says no type",
                "{\"actions\":[{\"type\":\"wait\"},{\"type\":\"navigate\",\"url\":\"a\"}]} | actions[1]: its type is not known",
                "{\"actions\":[{\"type\":\"click\",\"x\":1},{\"type\":\"wait\"}]}      | actions[0]: y is missing",
                "{\"actions\":[{\"type\":\"move\",\"x\":-1,\"y\":2}]}                  | actions[0]: x is not on the display",
                "{\"actions\":{\"type\":\"keypress\",\"keys\":[]}}                     | keys is empty",
                "{\"type\":\"teleport\"}                                               | its type is not known",
                "[{\"type\":\"wait\"}]                                                 | not an object",
            })
    @Tag("CUA-01")
    void a_list_that_can_t_be_carried_out_whole_is_a_failure_that_says_why(String arguments, String why) {
        upstream.next(calling(arguments));
        Answer refused = asked("openai-v1", TOOL + input(TASK));
        assertThat(refused.status()).as(refused.body()).isEqualTo(502);
        assertThat(refused.at("/error/message")).contains(why);

        upstream.next(calling(arguments));
        Answer streamed = asked("openai-v1", "\"stream\":true," + TOOL + input(TASK));
        JsonNode last = streamed.frames().get(streamed.frames().size() - 1).data();
        assertThat(last.get("type").asText()).isEqualTo("response.failed");
        assertThat(streamed.body()).doesNotContain("\"computer_call\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"move\",\"x\":\"7\",\"y\":9}                             | [{\"type\":\"move\",\"x\":7,\"y\":9}]",
                "{\"actions\":{\"type\":\"wait\"}}                                   | [{\"type\":\"wait\"}]",
                "{\"actions\":[{\"type\":\"keypress\",\"keys\":\"ctrl+c\"}],\"why\":\"a\"} | [{\"type\":\"keypress\",\"keys\":[\"ctrl\",\"c\"]}]",
            })
    @Tag("CUA-01")
    void a_slip_whose_meaning_is_plain_is_mended(String arguments, String actions) {
        upstream.next(calling(arguments));
        Answer answer = asked("openai-v1", TOOL + input(TASK));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/output/0/actions")).isEqualTo(Http.tree(actions));
    }

    @Test
    @Tag("CUA-01")
    void a_list_is_refused_where_the_tool_has_one_action_only() {
        upstream.next(calling("{\"actions\":[{\"type\":\"wait\"}]}"));
        Answer refused = ask("openai-v1", input(TASK));

        assertThat(refused.status()).as(refused.body()).isEqualTo(502);
        assertThat(refused.at("/error/message")).contains("it says no type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                         | missing_required_parameter | input[1].action",
                "\"actions\":[]                                             | missing_required_parameter | input[1].action",
                "\"actions\":[{\"type\":\"wait\"},{\"type\":\"teleport\"}]  | invalid_value              | input[1].actions[1].type",
                "\"actions\":[{\"type\":\"wait\"},{\"type\":\"move\"}]      | missing_required_parameter | input[1].actions[1].x",
                "\"actions\":[7]                                            | invalid_type               | input[1].actions[0]",
                "\"actions\":{\"type\":\"wait\"}                            | invalid_type               | input[1].actions",
            })
    @Tag("CUA-08")
    void a_call_that_says_nothing_to_do_is_a_400_that_names_the_place(String actions, String code, String param) {
        String call = "{\"type\":\"computer_call\",\"call_id\":\"c\"" + (actions.isEmpty() ? "" : "," + actions) + "}";
        Answer refused = asked("openai-v1", TOOL + input(TASK, call, screenshot("c", "input_image", SCREEN)));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/code")).isEqualTo(code);
        assertThat(refused.at("/error/param")).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lightcone-v1     | {\"type\":\"computer\"}                              | ``       | unsupported_parameter | tools[0].type",
                "lightcone-compat | {\"type\":\"computer\",\"display_width\":1280}       | ``       | unknown_parameter     | tools[0].display_width",
                "openai-v1        | {\"type\":\"computer\",\"display_height\":720}       | ``       | unknown_parameter     | tools[0].display_height",
                "v5               | {\"type\":\"computer\",\"environment\":\"browser\"}  | ``       | unknown_parameter     | tools[0].environment",
                "openai-v1        | {\"type\":\"computer\",\"name\":\"mine\"}            | ``       | unknown_parameter     | tools[0].name",
                "openai-v1        | {\"type\":\"computer\"},{\"type\":\"computer\"}      | ``       | invalid_request       | tools[1]",
                "openai-v1        | {\"type\":\"function\",\"name\":\"f\"}               | computer | invalid_value         | tool_choice.type",
            })
    @Tag("INPUT-02")
    void what_can_t_be_served_is_refused_by_name(
            String dialect, String tools, String choice, String code, String param) {
        String more = choice.isEmpty() ? "" : ",\"tool_choice\":{\"type\":\"" + choice + "\"}";
        Answer refused = asked(dialect, "\"tools\":[" + tools + "]," + input(TASK) + more);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/code")).isEqualTo(code);
        assertThat(refused.at("/error/param")).isEqualTo(param);
        assertThat(upstream.requests()).isEmpty();
    }
}
