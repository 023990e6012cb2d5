package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Answer;
import dev.parley.server.LiveAnswer;
import dev.parley.server.StreamGrammar;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of turns with MCP tools afterwards: followed, resumed, stopped, continued in the background. */
final class McpStateTest extends McpFixture {
    /** Where streams can be taken up again, in whichever dialect they began. */
    private static final String STORED = "/v1/responses/";

    private static final String SUM = "{\"a\":2,\"b\":3}";

    @Test
    @Tag("STATE-10")
    void every_rest_of_a_stream_with_tool_calls_is_the_original_byte_for_byte() {
        upstream.next(calling("calc__add", SUM)).next(saying("Five."));
        Answer original = http.post(PATH, streamed(request(free(), "")));
        String path = STORED + StreamGrammar.check(original.frames()).get("id").asText();
        String[] frames = original.body().split("(?<=\n\n)");

        assertThat(original.body()).contains("response.mcp_list_tools.completed", "response.mcp_call.completed");
        for (int n = -1; n < frames.length; n++) {
            assertThat(http.get(path + "?stream=true&starting_after=" + n).body())
                    .isEqualTo(String.join("", Arrays.asList(frames).subList(n + 1, frames.length)));
        }
    }

    @Test
    @Tag("STATE-10")
    void a_turn_between_two_questions_is_followed_to_its_end() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(calling("calc__add", SUM))
                .next(ChatReply.stream()
                        .waitFor(gate)
                        .text("Five.")
                        .finish("stop")
                        .done());
        try (LiveAnswer original = LiveAnswer.post(server.uri(), PATH, streamed(request(free(), "")))) {
            original.readUntil("response.mcp_call.completed");
            String path = STORED + original.id() + "?stream=true&starting_after=";
            try (LiveAnswer all = LiveAnswer.get(server.uri(), path + "-1")) {
                all.readUntil("response.mcp_call.completed");
                gate.countDown();
                String whole = LiveAnswer.withoutComments(original.readToEnd());

                assertThat(whole).contains("Five.", "response.completed");
                assertThat(LiveAnswer.withoutComments(all.readToEnd())).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "cancel"})
    @Tag("STATE-07")
    void one_that_is_stopped_while_a_tool_hangs_asks_nobody_any_more(String how) {
        upstream.next(calling("calc__hang", "{}")).next(saying("Too late."));
        try (LiveAnswer original = LiveAnswer.post(server.uri(), PATH, streamed(request(free(), "")))) {
            original.readUntil("response.mcp_call_arguments.done");
            String path = PATH + "/" + original.id();
            Answer stopped = how.equals("delete") ? http.delete(path) : http.post(path + "/cancel", "");

            assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
            assertThat(original.readToEnd()).doesNotContain("Too late.");
            assertThat(upstream.requests()).hasSize(1);
        }
    }

    @Test
    void no_dialect_has_both_the_tool_and_the_background() {
        Answer v5 = http.post(PATH, request(free(), "\"background\":true"));
        Answer v1 = http.post("/v1/responses", request(free(), "\"background\":true"));

        assertThat(v5.status()).isEqualTo(400);
        assertThat(v5.at("/error/param")).isEqualTo("background");
        assertThat(v1.status()).isEqualTo(400);
        assertThat(v1.at("/error/param")).isEqualTo("tools[0].type");
        assertThat(tools.methods()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-v1", "lightcone-compat", "lightcone-v1"})
    @Tag("STATE-08")
    void a_turn_in_the_background_goes_on_from_one_with_tools(String dialect) throws Exception {
        upstream.next(calling("calc__add", SUM)).next(saying("Five.")).next(saying("Still five."));
        JsonNode first = terminal(request(free(), ""));
        String more = "{\"model\":\"m\",\"background\":true,\"previous_response_id\":\""
                + first.get("id").asText() + "\",\"input\":[{\"role\":\"user\",\"content\":\"sure?\"}]}";
        String path = "/v1/responses/"
                + http.post("/v1/responses", more, "X-Parley-Dialect", dialect).at("/id");
        Until.is("completed", () -> http.get(path).at("/status"));
        upstream.takeRequest();
        upstream.takeRequest();
        JsonNode question = messages(upstream.takeRequest());

        assertThat(http.get(path).body()).contains("Still five.").doesNotContain("mcp_");
        assertThat(question.findValuesAsText("role")).containsExactly("user", "assistant", "tool", "assistant", "user");
        assertThat(question.at("/2/content").asText()).isEqualTo("5");
        assertThat(tools.calls()).hasSize(1);
    }

    @Test
    @Tag("STATE-08")
    void a_turn_with_tools_goes_on_from_one_in_the_background() throws Exception {
        upstream.next(saying("Ask me.")).next(calling("calc__add", SUM)).next(saying("Five."));
        JsonNode first = http.post("/v1/responses", "{\"model\":\"m\",\"background\":true,\"input\":\"hello\"}")
                .json();
        String id = first.get("id").asText();
        Until.is("completed", () -> http.get(STORED + id).at("/status"));
        JsonNode second = terminal(request(free(), "\"previous_response_id\":\"" + id + "\""));
        upstream.takeRequest();

        assertThat(types(second)).containsExactly("mcp_list_tools", "mcp_call", "message");
        assertThat(messages(upstream.takeRequest()).findValuesAsText("role"))
                .containsExactly("user", "assistant", "user");
        assertThat(tools.calls()).hasSize(1);
    }
}
