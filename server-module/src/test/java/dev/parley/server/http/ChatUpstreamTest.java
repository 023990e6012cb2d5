package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chat upstream has no words for, or other words: custom tools, log probabilities, truncation. */
final class ChatUpstreamTest {
    private static final String SQL =
            "\"tools\":[{\"type\":\"custom\",\"name\":\"sql\",\"description\":\"Runs SQL.\"%s}]";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.routed(new Route(
            "*",
            EngineKind.CHAT,
            upstream.baseUrl().toString(),
            null,
            null,
            5,
            null,
            null,
            null,
            List.of("top_k", "service_tier"),
            null,
            0,
            0,
            null));
    private final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    private List<Frame> frames(ChatReply reply, String more) {
        upstream.next(reply);
        Answer answer = http.post("/v5/responses", "{\"model\":\"any/m\",\"stream\":true," + more + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.frames();
    }

    private JsonNode asked() throws InterruptedException {
        return Http.tree(upstream.takeRequest().body());
    }

    private static ChatReply call(String... pieces) {
        ChatReply reply = ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"sql\",\"arguments\":\"\"}}");
        for (String piece : pieces) {
            reply = reply.toolCall("{\"index\":0,\"function\":{\"arguments\":" + piece + "}}");
        }
        return reply.finish("tool_calls").done();
    }

    @Test
    void a_custom_tool_s_input_is_streamed_as_text() throws Exception {
        List<Frame> frames = frames(
                call("\"{\\\"inp\"", "\"ut\\\": \\\"select \\\\\"", "\"n\\\\u00e9\\\"}\""),
                "\"input\":\"hello\"," + SQL.formatted(""));
        JsonNode item = StreamGrammar.check(frames).at("/output/0");
        List<String> deltas = frames.stream()
                .filter(frame -> frame.type().equals("response.custom_tool_call_input.delta"))
                .map(frame -> frame.data().path("delta").asText())
                .toList();

        assertThat(item.path("type").asText()).isEqualTo("custom_tool_call");
        assertThat(item.path("name").asText()).isEqualTo("sql");
        assertThat(item.path("call_id").asText()).isEqualTo("call_a");
        assertThat(item.path("input").asText()).isEqualTo("select \né");
        assertThat(deltas).containsExactly("select ", "\né");
        assertThat(asked().at("/tools/0/function"))
                .isEqualTo(
                        Http.tree(
                                "{\"name\":\"sql\",\"description\":\"Runs SQL.\",\"parameters\":{\"type\":\"object\",\"properties\":"
                                        + "{\"input\":{\"type\":\"string\"}},\"required\":[\"input\"],\"additionalProperties\":false}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"select 1\"", "\"\\\"select 1\\\"\"", "\"{\\\"q\\\":0,\\\"input\\\":\\\"select 1\\\"}\""})
    void an_input_that_is_not_where_it_should_be_is_found(String arguments) {
        assertThat(StreamGrammar.check(frames(call(arguments), "\"input\":\"hello\"," + SQL.formatted("")))
                        .at("/output/0/input")
                        .asText())
                .isEqualTo("select 1");
    }

    @Test
    void a_grammar_is_told_to_the_model_and_a_regular_expression_is_a_pattern() throws Exception {
        frames(
                call("\"{\\\"input\\\":\\\"1\\\"}\""),
                "\"input\":\"hello\","
                        + SQL.formatted(
                                ",\"format\":{\"type\":\"grammar\",\"syntax\":\"regex\",\"definition\":\"[0-9]+\"}"));
        JsonNode function = asked().at("/tools/0/function");

        assertThat(function.at("/parameters/properties/input/pattern").asText()).isEqualTo("^(?:[0-9]+)$");
        assertThat(function.path("description").asText()).contains("Runs SQL.", "regex grammar", "[0-9]+");
    }

    @Test
    void a_custom_call_and_its_output_go_back_as_the_upstream_knows_them() throws Exception {
        JsonNode response = StreamGrammar.check(frames(
                call("\"{\\\"input\\\":\\\"select \\\\\\\"a\\\\\\\"\\\"}\""),
                "\"input\":\"hello\"," + SQL.formatted("")));
        frames(
                ChatReply.stream().text("Done.").finish("stop").done(),
                "\"previous_response_id\":\"" + response.path("id").asText() + "\"," + SQL.formatted("")
                        + ",\"input\":[{\"type\":\"custom_tool_call_output\",\"call_id\":\"call_a\",\"output\":\"1 row\"}]");
        asked();
        JsonNode messages = asked().path("messages");

        assertThat(response.at("/output/0/input").asText()).isEqualTo("select \"a\"");
        assertThat(Http.tree(messages.at("/1/tool_calls/0/function/arguments").asText()))
                .isEqualTo(Http.tree("{\"input\":\"select \\\"a\\\"\"}"));
        assertThat(messages.get(2))
                .isEqualTo(Http.tree("{\"role\":\"tool\",\"tool_call_id\":\"call_a\",\"content\":\"1 row\"}"));
    }

    @Test
    void an_output_for_a_custom_call_that_was_never_made_is_refused() {
        Answer answer = http.post(
                "/v5/responses",
                "{\"model\":\"any/m\",\"input\":[{\"type\":\"custom_tool_call_output\",\"call_id\":\"nope\",\"output\":\"x\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("input[0].call_id");
    }

    @Test
    void a_choice_of_a_custom_tool_is_a_choice_of_its_function() throws Exception {
        frames(
                call("\"{\\\"input\\\":\\\"1\\\"}\""),
                "\"input\":\"hello\"," + SQL.formatted("") + ",\"tool_choice\":{\"type\":\"custom\",\"name\":\"sql\"}");

        assertThat(asked().path("tool_choice"))
                .isEqualTo(Http.tree("{\"type\":\"function\",\"function\":{\"name\":\"sql\"}}"));
    }

    @Test
    void log_probabilities_come_with_the_text_they_are_of() throws Exception {
        ChatReply reply = ChatReply.stream()
                .chunk(
                        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"logprobs\":{\"content\":[{\"token\":\"Hi\","
                                + "\"logprob\":-0.5,\"bytes\":[72,105],\"top_logprobs\":[{\"token\":\"Yo\",\"logprob\":-1.5,\"bytes\":[89,111]}]}]}}]}")
                .finish("stop")
                .done();
        upstream.next(reply);
        List<Frame> frames = http.post(
                        "/v1/responses",
                        "{\"model\":\"m\",\"input\":\"hello\",\"stream\":true,\"include\":[\"message.output_text.logprobs\"],"
                                + "\"top_logprobs\":1}",
                        "X-Parley-Dialect",
                        "lightcone-compat")
                .frames();
        JsonNode part = StreamGrammar.check(frames).at("/output/0/content/0");
        JsonNode asked = asked();

        assertThat(asked.path("logprobs").asBoolean()).isTrue();
        assertThat(asked.path("top_logprobs").asInt()).isEqualTo(1);
        assertThat(part.at("/logprobs/0/token").asText()).isEqualTo("Hi");
        assertThat(part.at("/logprobs/0/top_logprobs/0/logprob").asDouble()).isEqualTo(-1.5);
        assertThat(frames.stream()
                        .filter(frame -> frame.type().equals("response.output_text.delta"))
                        .findFirst()
                        .orElseThrow()
                        .data()
                        .at("/logprobs/0/logprob")
                        .asDouble())
                .isEqualTo(-0.5);
    }

    @Test
    void what_can_t_be_included_is_refused_by_name() {
        Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"input\":\"hello\",\"include\":[\"reasoning.encrypted_content\"]}",
                "X-Parley-Dialect",
                "lightcone-compat");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("include");
        assertThat(answer.at("/error/message")).contains("reasoning.encrypted_content");
    }

    @Test
    void a_parameter_that_the_route_passes_is_passed_and_others_are_refused_by_name() throws Exception {
        upstream.next(ChatReply.completion("Hi."));
        JsonNode response = http.post(
                        "/v1/responses",
                        "{\"model\":\"m\",\"input\":\"hello\",\"top_k\":40,\"service_tier\":\"flex\"}",
                        "X-Parley-Dialect",
                        "lightcone-compat")
                .json();
        JsonNode asked = asked();

        assertThat(asked.path("top_k").asInt()).isEqualTo(40);
        assertThat(asked.path("service_tier").asText()).isEqualTo("flex");
        assertThat(response.path("service_tier").asText()).isEqualTo("flex");
        assertThat(http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"hello\",\"priority\":3}")
                        .at("/error/param"))
                .isEqualTo("priority");
    }

    @Test
    void a_conversation_that_is_too_long_is_a_typed_400() {
        upstream.next(tooLong());
        Answer answer = http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("context_length_exceeded");
        assertThat(answer.at("/error/param")).isEqualTo("input");
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    void truncation_drops_the_oldest_turns_whole_until_the_rest_fits() {
        upstream.otherwise(request -> request.body().contains("one") ? tooLong() : ChatReply.completion("Fine."));
        Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"truncation\":\"auto\",\"instructions\":\"Be kind.\",\"input\":["
                        + "{\"role\":\"user\",\"content\":\"one\"},{\"role\":\"assistant\",\"content\":\"1\"},"
                        + "{\"role\":\"user\",\"content\":\"two\"},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"2\"},"
                        + "{\"role\":\"user\",\"content\":\"three\"}]}");
        JsonNode messages = Http.tree(upstream.requests().get(1).body()).path("messages");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/truncation")).isEqualTo("auto");
        assertThat(roles(messages)).containsExactly("system", "user", "assistant", "tool", "user");
        assertThat(messages.at("/1/content").asText()).isEqualTo("two");
    }

    @Test
    void truncation_of_one_long_turn_keeps_the_task_and_never_tears_a_call_from_its_output() {
        upstream.otherwise(request -> request.body().contains("c0") ? tooLong() : ChatReply.completion("Fine."));
        StringBuilder input = new StringBuilder("{\"role\":\"user\",\"content\":\"the task\"}");
        for (int i = 0; i < 4; i++) {
            input.append(
                    ",{\"type\":\"function_call\",\"call_id\":\"c" + i + "\",\"name\":\"f\",\"arguments\":\"{}\"}");
            input.append(",{\"type\":\"function_call_output\",\"call_id\":\"c" + i + "\",\"output\":\"" + i + "\"}");
        }
        Answer answer =
                http.post("/v1/responses", "{\"model\":\"m\",\"truncation\":\"auto\",\"input\":[" + input + "]}");
        JsonNode messages = Http.tree(upstream.requests().get(1).body()).path("messages");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(roles(messages)).containsExactly("user", "assistant", "tool", "assistant", "tool");
        assertThat(messages.at("/1/tool_calls/0/id").asText()).isEqualTo("c2");
    }

    @Test
    void what_is_too_long_by_itself_stays_a_typed_400() {
        upstream.otherwise(request -> tooLong());
        Answer answer = http.post("/v1/responses", "{\"model\":\"m\",\"truncation\":\"auto\",\"input\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(upstream.requests()).hasSize(1);
    }

    private static ChatReply tooLong() {
        return ChatReply.json(
                400,
                "{\"error\":{\"message\":\"This model's maximum context length is 10 tokens.\",\"type\":\"BadRequestError\",\"code\":400}}");
    }

    private static List<String> roles(JsonNode messages) {
        List<String> roles = new ArrayList<>();
        messages.forEach(message -> roles.add(message.path("role").asText()));
        return roles;
    }
}
