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
import org.junit.jupiter.params.provider.ValueSource;

/** What requests may look like, and what of them the upstream hears. */
final class InputTest extends DialogueFixture {
    private static final List<String> SPELLINGS = List.of(
            "\"hello\"",
            "[{\"role\":\"user\",\"content\":\"hello\"}]",
            "[{\"type\":\"message\",\"role\":\"user\",\"content\":\"hello\"}]",
            "[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hello\"}]}]",
            "[{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hello\"}]}]");

    @ParameterizedTest
    @EnumSource
    @Tag("INPUT-01")
    void every_spelling_of_a_text_is_the_same_to_the_upstream(Dialogue dialogue) throws Exception {
        serve(dialogue);
        for (String dialect : List.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5")) {
            for (String input : SPELLINGS) {
                upstream.next(dialogue.says("Hi."));
                Answer answer = http.post(
                        dialect.equals("v5") ? "/v5/responses" : "/v1/responses",
                        "{\"model\":\"any/m\",\"stream\":true,\"input\":" + input + "}",
                        "X-Parley-Dialect",
                        dialect);
                JsonNode asked = Http.tree(upstream.takeRequest().body());
                JsonNode message = asked.at(dialogue == Dialogue.CHAT ? "/messages" : "/input");

                assertThat(answer.status())
                        .as(dialect + " " + input + answer.body())
                        .isEqualTo(200);
                assertThat(message).hasSize(1);
                assertThat(message.at("/0/role").asText()).isEqualTo("user");
                JsonNode content = message.at("/0/content");
                assertThat(
                                content.isTextual()
                                        ? content.asText()
                                        : content.at("/0/text").asText())
                        .isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"temperature\":-0.1          | temperature",
                "\"temperature\":2.1           | temperature",
                "\"top_p\":-0.1                | top_p",
                "\"top_p\":1.1                 | top_p",
            })
    @Tag("INPUT-06")
    void numbers_out_of_bounds_are_a_400_that_names_the_parameter(String member, String param) {
        Answer answer = ask(member);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo(param);
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\":0",
                "\"temperature\":2",
                "\"top_p\":0",
                "\"top_p\":1",
                "\"max_output_tokens\":16"
            })
    @Tag("INPUT-06")
    void numbers_at_the_bounds_are_taken(String member) {
        assertThat(ask(member).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"16, 64, 512, 200", "17, 64, 512, 400", "16, 65, 512, 400", "16, 64, 513, 400"})
    @Tag("INPUT-06")
    void metadata_has_16_pairs_of_64_and_512_characters_at_most(int pairs, int key, int value, int status) {
        StringBuilder metadata = new StringBuilder();
        for (int i = 0; i < pairs; i++) {
            String name = "%02d".formatted(i);
            metadata.append(i == 0 ? "" : ",")
                    .append("\"" + name + "k".repeat(key - 2) + "\":\"" + "v".repeat(value) + "\"");
        }
        Answer answer = ask("\"metadata\":{" + metadata + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.at("/error/param")).startsWith("metadata");
        }
    }

    private Answer ask(String member) {
        serve(Dialogue.CHAT);
        upstream.otherwise(request -> ChatReply.completion("Hi."));
        return http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"input\":\"hi\"," + member + "}",
                "X-Parley-Dialect",
                "lightcone-compat");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("INPUT-03")
    void auto_leaves_it_to_the_model_and_a_name_binds_it(Dialogue dialogue) {
        String named = FUNCTIONS + ",\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}";
        Call other = new Call("call_a", "g", "{\"n\":1}");

        assertThat(terminal(dialogue, dialogue.says("fine"), FUNCTIONS + ",\"tool_choice\":\"auto\"")
                        .get("status")
                        .asText())
                .isEqualTo("completed");
        server.close();
        assertThat(terminal(dialogue, dialogue.calls(List.of(other)), named)
                        .get("status")
                        .asText())
                .isEqualTo("failed");
        server.close();
        assertThat(terminal(dialogue, dialogue.calls(List.of(other)), FUNCTIONS + ",\"tool_choice\":\"none\"")
                        .get("status")
                        .asText())
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("INPUT-02")
    void every_declared_function_reaches_the_upstream(Dialogue dialogue) throws Exception {
        terminal(dialogue, dialogue.says("fine"), FUNCTIONS);
        JsonNode tools = Http.tree(upstream.takeRequest().body()).get("tools");

        assertThat(tools).hasSize(2);
        assertThat(tools.findValuesAsText("name")).containsExactly("f", "g");
    }
}
