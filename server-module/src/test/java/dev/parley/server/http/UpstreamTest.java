package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ReceivedRequest;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpstreamTest {
    private static final String HELLO = "{\"model\":\"m-1\",\"input\":\"hello\"}";
    private static final String STREAMED = "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true}";

    private ChatUpstream upstream;
    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.inFrontOf(upstream.baseUrl());
        http = new Http(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

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
    void an_upstream_that_is_down_is_a_503_and_nothing_is_stored() {
        upstream.close();
        Answer answer = http.post("/v1/responses", HELLO);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/error/code")).isEqualTo("upstream_unavailable");
        assertThat(answer.body()).doesNotContain("127.0.0.1", "upstream-key", "Exception");
    }

    @Test
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
    void a_rate_limit_upstream_is_a_429_that_says_when_to_come_back() {
        upstream.next(
                ChatReply.json(429, "{\"error\":{\"message\":\"slow down\"}}").header("Retry-After", "7"));
        Answer answer = http.post("/v1/responses", HELLO);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.raw().headers().firstValue("retry-after")).contains("7");
        assertThat(answer.at("/error/code")).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void a_cut_by_the_token_limit_is_incomplete_and_not_completed() {
        upstream.next(
                ChatReply.stream().text("A long").finish("length").usage(3, 2).done());
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();

        assertThat(frames.get(frames.size() - 1).type()).isEqualTo("response.incomplete");
    }

    @Test
    void events_leave_when_they_happen() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        try (Socket socket = post(server.uri(), STREAMED)) {
            readUntil(socket.getInputStream(), "early");
            gate.countDown(); // had the first delta been held back, nobody would have come this far
            readUntil(socket.getInputStream(), "response.completed");
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
        try (Socket socket = post(server.uri(), STREAMED)) {
            readUntil(socket.getInputStream(), "early");
            socket.setSoLinger(true, 0);
        }
        gate.countDown();

        upstream.assertClientLeaves(upstream.takeRequest());
    }

    @Test
    void cancelling_ends_the_stream_closes_the_upstream_and_is_remembered() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (Socket socket = post(server.uri(), STREAMED)) {
            String id = idIn(readUntil(socket.getInputStream(), "early"));
            Answer cancelled = http.post("/v1/responses/" + id + "/cancel", "");

            assertThat(cancelled.status()).isEqualTo(200);
            assertThat(cancelled.at("/status")).isEqualTo("cancelled");
            assertThat(http.post("/v1/responses/" + id + "/cancel", "").json()).isEqualTo(cancelled.json());
            readUntil(socket.getInputStream(), "event: response.incomplete");
            upstream.assertClientLeaves(upstream.takeRequest());
        }
    }

    @Test
    void chaining_to_a_response_in_progress_is_a_conflict() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (Socket socket = post(server.uri(), STREAMED)) {
            String id = idIn(readUntil(socket.getInputStream(), "early"));
            Answer answer = http.post(
                    "/v1/responses", "{\"model\":\"m-1\",\"input\":\"more\",\"previous_response_id\":\"" + id + "\"}");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.at("/error/param")).isEqualTo("previous_response_id");
        }
    }

    @Test
    void deleting_a_response_in_progress_closes_the_upstream() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (Socket socket = post(server.uri(), STREAMED)) {
            String id = idIn(readUntil(socket.getInputStream(), "early"));
            http.delete("/v1/responses/" + id);

            upstream.assertClientLeaves(upstream.takeRequest());
            assertThat(http.get("/v1/responses/" + id).status()).isEqualTo(404);
        }
    }

    private static String idIn(String stream) {
        Matcher id = Pattern.compile("resp_[0-9a-f]+").matcher(stream);
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private static Socket post(URI base, String body) throws Exception {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream()
                .write(
                        ("POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
                                        + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String readUntil(InputStream in, String wanted) throws Exception {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (seen.indexOf(wanted) < 0) {
            int read = in.read(buffer);
            assertThat(read).as("the stream ended before " + wanted).isPositive();
            seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }
}
