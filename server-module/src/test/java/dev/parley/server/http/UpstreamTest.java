package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ReceivedRequest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class UpstreamTest extends ChatFixture {
    private static final String HELLO = "{\"model\":\"m-1\",\"input\":\"hello\"}";
    private static final String STREAMED = "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true}";

    @Test
    void a_completion_becomes_a_response() throws Exception {
        upstream.next(ChatReply.completion("Good morning."));
        JsonNode response = http.post("/v1/responses", HELLO).json();

        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo("Good morning.");
        assertThat(response.at("/usage/input_tokens").asInt()).isEqualTo(3);
        assertThat(response.at("/id").asText()).startsWith("resp_");
        ReceivedRequest seen = upstream.takeRequest();
        assertThat(seen.header("authorization")).isEqualTo("Bearer upstream-key");
        assertThat(Http.tree(seen.body()).at("/messages"))
                .isEqualTo(Http.tree("[{\"role\":\"user\",\"content\":\"hello\"}]"));
    }

    @Test
    @Tag("STREAM-11")
    void interleaved_tool_calls_keep_their_own_ids_and_arguments() {
        upstream.next(ChatReply.stream()
                .toolCall(
                        "{\"index\":0,\"id\":\"call_a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\"\"}}")
                .toolCall(
                        "{\"index\":1,\"id\":\"call_b\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\":1}\"}}")
                .finish("tool_calls")
                .usage(3, 7)
                .done());
        List<Frame> frames = http.post(
                        "/v1/responses",
                        "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true,\"tools\":["
                                + "{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false},"
                                + "{\"type\":\"function\",\"name\":\"g\",\"parameters\":{},\"strict\":false}]}")
                .frames();
        JsonNode output = frames.get(frames.size() - 1).data().at("/response/output");

        assertThat(output).hasSize(2);
        assertThat(output.at("/0/call_id").asText()).isEqualTo("call_a");
        assertThat(output.at("/0/arguments").asText()).isEqualTo("{\"n\":1}");
        assertThat(output.at("/1/call_id").asText()).isEqualTo("call_b");
        assertThat(output.at("/1/arguments").asText()).isEqualTo("{}");
    }

    @Test
    @Tag("STREAM-11")
    void calls_that_all_come_under_index_0_keep_their_own_ids_and_arguments() {
        upstream.next(ChatReply.stream()
                .toolCall(
                        "{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":1}\"}}")
                .toolCall("{\"index\":0,\"id\":\"call_b\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\"\\\":2}\"}}")
                .finish("tool_calls")
                .done());
        JsonNode output = StreamGrammar.check(http.post(
                                "/v1/responses",
                                "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true,\"tools\":["
                                        + "{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false}]}")
                        .frames())
                .path("output");

        assertThat(output.findValuesAsText("call_id")).containsExactly("call_a", "call_b");
        assertThat(output.findValuesAsText("arguments")).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void a_chained_turn_sends_the_whole_conversation_upstream() throws Exception {
        upstream.next(ChatReply.completion("Four.")).next(ChatReply.completion("Eight."));
        String first = http.post("/v1/responses", "{\"model\":\"m-1\",\"input\":\"two and two?\"}")
                .at("/id");
        http.post(
                "/v1/responses",
                "{\"model\":\"m-1\",\"input\":\"twice that?\",\"previous_response_id\":\"" + first + "\"}");
        upstream.takeRequest();

        assertThat(Http.tree(upstream.takeRequest().body()).at("/messages"))
                .isEqualTo(
                        Http.tree(
                                "[{\"role\":\"user\",\"content\":\"two and two?\"},"
                                        + "{\"role\":\"assistant\",\"content\":\"Four.\"},{\"role\":\"user\",\"content\":\"twice that?\"}]"));
    }

    @Test
    @Tag("ERROR-02")
    void an_upstream_that_is_down_is_a_503_and_nothing_is_stored() {
        upstream.close();
        Answer answer = http.post("/v1/responses", HELLO);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/error/code")).isEqualTo("upstream_unavailable");
        assertThat(answer.body()).doesNotContain("127.0.0.1", "upstream-key", "Exception");
    }

    @Test
    @Tag("STREAM-13")
    @Tag("ERROR-02")
    void a_stream_from_an_upstream_that_is_down_fails_and_is_stored_as_failed() {
        upstream.close();
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();
        JsonNode terminal = frames.get(frames.size() - 1).data().get("response");

        assertThat(frames.get(frames.size() - 1).type()).isEqualTo("response.failed");
        assertThat(terminal.at("/error/code").asText()).isEqualTo("server_error");
        assertThat(http.get("/v1/responses/" + terminal.get("id").asText()).at("/status"))
                .isEqualTo("failed");
    }

    @Test
    @Tag("STREAM-06")
    @Tag("STREAM-13")
    void an_upstream_that_breaks_off_fails_the_response_after_everything_open_is_closed() {
        upstream.next(ChatReply.stream().text("Half a ").hangUp());
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();
        List<String> types = frames.stream().map(Frame::type).toList();

        assertThat(types)
                .endsWith(
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.failed");
        assertThat(frames.get(frames.size() - 1)
                        .data()
                        .at("/response/output/0/status")
                        .asText())
                .isEqualTo("incomplete");
    }

    @Test
    @Tag("ERROR-04")
    void a_rate_limit_upstream_is_a_429_that_says_when_to_come_back() {
        upstream.next(
                ChatReply.json(429, "{\"error\":{\"message\":\"slow down\"}}").header("Retry-After", "7"));
        Answer answer = http.post("/v1/responses", HELLO);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.raw().headers().firstValue("retry-after")).contains("7");
        assertThat(answer.at("/error/code")).isEqualTo("rate_limit_exceeded");
    }

    @Test
    @Tag("OBJECT-06")
    void a_cut_by_the_token_limit_is_incomplete_and_not_completed() {
        upstream.next(
                ChatReply.stream().text("A long").finish("length").usage(3, 2).done());
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();

        assertThat(frames.get(frames.size() - 1).type()).isEqualTo("response.incomplete");
    }

    @Test
    @Tag("STREAM-15")
    void events_leave_when_they_happen() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        try (LiveStream stream = LiveStream.post(server.uri(), STREAMED)) {
            stream.readUntil("early");
            gate.countDown(); // had the first delta been held back, nobody would have come this far
            stream.readUntil("response.completed");
        }
    }

    @Test
    void a_client_that_leaves_closes_the_upstream() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.otherwise(request -> ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .text(" later")
                .hold());
        try (LiveStream stream = LiveStream.post(server.uri(), STREAMED)) {
            stream.readUntil("early");
            stream.reset();
        }
        gate.countDown();

        upstream.assertClientLeaves(upstream.takeRequest());
    }

    @Test
    void cancelling_ends_the_stream_closes_the_upstream_and_is_remembered() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveStream stream = LiveStream.post(server.uri(), STREAMED)) {
            String id = stream.idAfter("early");
            Answer cancelled = http.post("/v1/responses/" + id + "/cancel", "");

            assertThat(cancelled.status()).isEqualTo(200);
            assertThat(cancelled.at("/status")).isEqualTo("cancelled");
            assertThat(http.post("/v1/responses/" + id + "/cancel", "").json()).isEqualTo(cancelled.json());
            stream.readUntil("event: response.incomplete");
            upstream.assertClientLeaves(upstream.takeRequest());
        }
    }

    @Test
    @Tag("STATE-03")
    void chaining_to_a_response_in_progress_is_a_conflict() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveStream stream = LiveStream.post(server.uri(), STREAMED)) {
            String id = stream.idAfter("early");
            Answer answer = http.post(
                    "/v1/responses", "{\"model\":\"m-1\",\"input\":\"more\",\"previous_response_id\":\"" + id + "\"}");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.at("/error/param")).isEqualTo("previous_response_id");
        }
    }

    @Test
    @Tag("STATE-07")
    void deleting_a_response_in_progress_closes_the_upstream() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveStream stream = LiveStream.post(server.uri(), STREAMED)) {
            String id = stream.idAfter("early");
            http.delete("/v1/responses/" + id);

            upstream.assertClientLeaves(upstream.takeRequest());
            assertThat(http.get("/v1/responses/" + id).status()).isEqualTo(404);
        }
    }
}
