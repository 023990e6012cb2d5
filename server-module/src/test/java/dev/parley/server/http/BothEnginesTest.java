package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.Dialogue;
import dev.parley.server.fake.Dialogue.Call;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold in front of any upstream, whatever it speaks: asked over HTTP, of the whole server. */
final class BothEnginesTest extends DialogueFixture {
    private static final String SCHEMA =
            "\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"s\",\"strict\":true,"
                    + "\"schema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"],"
                    + "\"additionalProperties\":false}}}";

    @ParameterizedTest
    @Tag("STREAM-11")
    @EnumSource
    void parallel_and_interleaved_calls_keep_their_ids_and_arguments(Dialogue dialogue) {
        JsonNode output = terminal(
                        dialogue,
                        dialogue.calls(
                                List.of(new Call("call_a", "f", "{\"n\":1}"), new Call("call_b", "g", "{\"m\":[2]}"))),
                        FUNCTIONS)
                .path("output");

        assertThat(output).hasSize(2);
        assertThat(output.at("/0/call_id").asText()).isEqualTo("call_a");
        assertThat(output.at("/0/arguments").asText()).isEqualTo("{\"n\":1}");
        assertThat(output.at("/1/name").asText()).isEqualTo("g");
        assertThat(output.at("/1/arguments").asText()).isEqualTo("{\"m\":[2]}");
    }

    @ParameterizedTest
    @EnumSource
    void the_stream_and_the_whole_answer_have_the_same_items(Dialogue dialogue) {
        JsonNode streamed = terminal(dialogue, dialogue.thinksAndSays("Hm.", "Yes."), "");
        if (dialogue == Dialogue.CHAT) {
            upstream.next(
                    ChatReply.json(
                            "{\"choices\":[{\"message\":{\"reasoning_content\":\"Hm.\",\"content\":\"Yes.\"},"
                                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}"));
        } else {
            upstream.next(dialogue.thinksAndSays("Hm.", "Yes."));
        }
        JsonNode whole = http.post(
                        "/v1/responses",
                        "{\"model\":\"m\",\"input\":\"hello\"}",
                        "X-Parley-Dialect",
                        "lightcone-compat")
                .json();

        assertThat(types(streamed)).containsExactly("reasoning", "message").isEqualTo(types(whole));
        for (String part : List.of("/output/0/content/0/text", "/output/1/content/0/text", "/status")) {
            assertThat(whole.at(part)).isEqualTo(streamed.at(part));
        }
        assertThat(whole.at("/output/0/content/0/text").asText()).isEqualTo("Hm.");
    }

    private static List<String> types(JsonNode response) {
        return response.path("output").findValuesAsText("role").isEmpty()
                ? List.of()
                : List.of(
                        response.at("/output/0/type").asText(),
                        response.at("/output/1/type").asText());
    }

    @ParameterizedTest
    @Tag("INPUT-02")
    @EnumSource
    void a_tool_that_the_upstream_can_t_have_is_named(Dialogue dialogue) {
        serve(dialogue);
        Answer answer = http.post(
                "/v5/responses",
                "{\"model\":\"x/m\",\"input\":\"hello\",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},"
                        + "\"strict\":false},{\"type\":\"code_interpreter\",\"container\":\"c\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("tools[1].type");
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @Tag("INPUT-03")
    @CsvSource(
            delimiter = '|',
            value = {
                "CHAT      | \"required\"                                     | \"required\"",
                "CHAT      | \"none\"                                         | \"none\"",
                "CHAT      | {\"type\":\"function\",\"name\":\"g\"}           | {\"type\":\"function\",\"function\":{\"name\":\"g\"}}",
                "RESPONSES | \"required\"                                     | \"required\"",
                "RESPONSES | \"none\"                                         | \"none\"",
                "RESPONSES | {\"type\":\"function\",\"name\":\"g\"}           | {\"type\":\"function\",\"name\":\"g\"}",
            })
    void a_tool_choice_reaches_the_upstream(Dialogue dialogue, String choice, String upstreamChoice) throws Exception {
        ChatReply obeying = choice.contains("none")
                ? dialogue.says("fine")
                : dialogue.calls(List.of(new Call("call_a", "g", "{\"n\":1}")));
        JsonNode response = terminal(dialogue, obeying, FUNCTIONS + ",\"tool_choice\":" + choice);

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(Http.tree(upstream.takeRequest().body()).get("tool_choice")).isEqualTo(Http.tree(upstreamChoice));
    }

    @ParameterizedTest
    @Tag("INPUT-03")
    @EnumSource
    void an_allowed_tool_is_the_only_one_that_may_be_called(Dialogue dialogue) {
        String allowed = FUNCTIONS
                + ",\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"auto\",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}]}";
        JsonNode response = terminal(dialogue, dialogue.calls(List.of(new Call("call_a", "g", "{\"n\":1}"))), allowed);

        assertThat(response.path("status").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @Tag("INPUT-03")
    @EnumSource
    void an_upstream_that_ignores_the_tool_choice_makes_a_typed_failure(Dialogue dialogue) {
        JsonNode response = terminal(dialogue, dialogue.says("no"), FUNCTIONS + ",\"tool_choice\":\"required\"");

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/message").asText())
                .isEqualTo("The model called no tool although one was required.");
    }

    @ParameterizedTest
    @EnumSource
    void several_calls_where_one_was_the_limit_make_a_typed_failure(Dialogue dialogue) {
        JsonNode response = terminal(
                dialogue,
                dialogue.calls(List.of(new Call("call_a", "f", "{\"n\":1}"), new Call("call_b", "g", "{\"n\":1}"))),
                FUNCTIONS + ",\"parallel_tool_calls\":false");

        assertThat(response.path("status").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @Tag("INPUT-08")
    @EnumSource
    void an_answer_that_follows_the_schema_is_completed(Dialogue dialogue) throws Exception {
        JsonNode response = terminal(dialogue, dialogue.says("{\"n\"", ":3}"), SCHEMA);
        JsonNode asked = Http.tree(upstream.takeRequest().body());

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(asked.findValue("schema").at("/properties/n/type").asText()).isEqualTo("integer");
    }

    @ParameterizedTest
    @Tag("INPUT-08")
    @CsvSource(
            delimiter = '|',
            value = {
                "CHAT      | {\"n\":\"three\"}",
                "CHAT      | Sure: {\"n\":3}",
                "RESPONSES | {\"n\":\"three\"}",
                "RESPONSES | Sure: {\"n\":3}"
            })
    void an_answer_that_does_not_follow_the_schema_is_a_typed_failure(Dialogue dialogue, String text) {
        JsonNode response = terminal(dialogue, dialogue.says(text), SCHEMA);

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/code").asText()).isEqualTo("server_error");
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_needs_to_follow_no_schema(Dialogue dialogue) {
        JsonNode response = terminal(dialogue, dialogue.refuses("No."), SCHEMA);

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/0/content/0/refusal").asText()).isEqualTo("No.");
    }

    @ParameterizedTest
    @Tag("OBJECT-05")
    @EnumSource
    void the_tokens_are_the_upstream_s(Dialogue dialogue) {
        JsonNode usage = terminal(dialogue, dialogue.says("Yes."), "").path("usage");

        assertThat(usage.path("input_tokens").asInt()).isEqualTo(11);
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(7);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(18);
        assertThat(usage.at("/input_tokens_details/cached_tokens").isInt()).isTrue();
        assertThat(usage.at("/output_tokens_details/reasoning_tokens").isInt()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void chaining_sends_the_whole_conversation_upstream(Dialogue dialogue) throws Exception {
        JsonNode first = terminal(dialogue, dialogue.calls(List.of(new Call("call_a", "f", "{\"n\":1}"))), FUNCTIONS);
        upstream.next(dialogue.says("Done."));
        http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"stream\":true,\"previous_response_id\":\""
                        + first.path("id").asText()
                        + "\",\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"call_a\",\"output\":\"42\"}]}",
                "X-Parley-Dialect",
                "lightcone-compat");
        upstream.takeRequest();
        String asked = upstream.takeRequest().body();

        assertThat(asked)
                .contains("hello", "call_a", "42")
                .doesNotContain(first.path("id").asText(), "previous_response_id");
    }
}
