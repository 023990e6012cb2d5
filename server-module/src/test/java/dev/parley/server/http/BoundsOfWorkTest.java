package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Answer;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can write so that it would keep a thread busy for good, or end it. */
final class BoundsOfWorkTest extends ChatFixture {
    private Answer ask(String more) {
        return http.post(PATH, "{\"model\":\"any/m\",\"input\":\"hello\"" + more + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"allOf\":[{\"$ref\":\"#\"}]}",
                "{\"properties\":{\"a\":{\"$ref\":\"#/properties/b\"},\"b\":{\"$ref\":\"#/properties/a\"}}}"
            })
    @Tag("INPUT-08")
    void a_schema_that_leads_back_to_itself_is_left_to_the_upstream(String schema) {
        String format = ",\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"schema\":" + schema + "}}";
        upstream.next(ChatReply.completion("{\"a\":1}"));
        assertThat(ask(format).at("/status")).isEqualTo("completed");

        upstream.next(ChatReply.stream().text("{\"a\":1}").finish("stop").done());
        JsonNode response = StreamGrammar.check(ask(",\"stream\":true" + format).frames());
        assertThat(response.at("/status").asText()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a.", "\\n", " ", "\\n at ", "a-", "sk-"})
    @Tag("ERROR-03")
    void an_error_that_quotes_a_long_text_is_told_in_short(String piece) {
        String error = "{\"error\":{\"message\":\"No use for this: " + piece.repeat(10_000) + "\",\"code\":400}}";
        upstream.next(ChatReply.json(400, error));
        Answer whole = ask("");
        upstream.next(ChatReply.stream().text("Hi").chunk(error).done());
        JsonNode response = StreamGrammar.check(ask(",\"stream\":true").frames());

        assertThat(whole.status()).isEqualTo(400);
        assertThat(whole.at("/error/message")).startsWith("No use for this").hasSizeLessThan(1_000);
        assertThat(response.at("/status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/message").asText())
                .startsWith("No use for this")
                .hasSizeLessThan(1_000);
    }

    @Test
    @Tag("AUTH-03")
    void a_key_in_a_long_error_is_not_told() {
        String key = "upstream-key";
        for (String piece : List.of("x", " ", "http://a.example/b ")) {
            String message = "Wrong: " + piece.repeat(2_388 / piece.length()) + key + " and more";
            upstream.next(ChatReply.json(400, "{\"error\":{\"message\":\"" + message + "\"}}"));

            assertThat(ask("").body()).contains("Wrong").doesNotContain("upstream-k");
        }
    }
}
