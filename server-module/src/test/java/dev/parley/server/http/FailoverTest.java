package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.UpstreamSettings;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several upstreams on one route, and one that is asked again: before the first token only, and within bounds. */
final class FailoverTest {
    private static final String STREAMED = "{\"model\":\"m\",\"input\":\"hello\",\"stream\":true}";
    private static final String WHOLE = "{\"model\":\"m\",\"input\":\"hello\"}";

    private final ChatUpstream first = ChatUpstream.start();
    private final ChatUpstream second = ChatUpstream.start();
    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        serve(EngineKind.CHAT, 0, 5);
    }

    @AfterEach
    void stop() {
        server.close();
        first.close();
        second.close();
    }

    private void serve(EngineKind kind, int retries, int seconds) {
        if (server != null) {
            server.close();
        }
        List<UpstreamSettings> upstreams = List.of(
                new UpstreamSettings(first.baseUrl().toString(), "key-1", "model-1", null),
                new UpstreamSettings(second.baseUrl().toString(), "key-2", null, null));
        server = TestServer.routed(
                new Route("m", kind, null, null, null, 1, null, null, null, null, null, retries, seconds, upstreams));
        http = new Http(server.uri());
    }

    private void serveFirstOnly(int retries, int seconds) {
        server.close();
        server = TestServer.routed(new Route(
                "m",
                EngineKind.CHAT,
                first.baseUrl().toString(),
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                retries,
                seconds,
                null));
        http = new Http(server.uri());
    }

    private static ChatReply said(EngineKind kind, String text) {
        return kind == EngineKind.CHAT
                ? ChatReply.stream().text(text).finish("stop").done()
                : ResponsesReply.completed(ResponsesReply.saying(text));
    }

    private static ChatReply failure(int status) {
        return ChatReply.json(status, "{\"error\":{\"message\":\"no\"}}");
    }

    private static String text(List<Frame> frames) {
        return frames.get(frames.size() - 1)
                .data()
                .at("/response/output/0/content/0/text")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"CHAT,429", "CHAT,500", "CHAT,502", "CHAT,503", "RESPONSES,429", "RESPONSES,500", "RESPONSES,503"})
    void an_upstream_that_refuses_for_now_is_followed_by_the_next(EngineKind kind, int status) throws Exception {
        serve(kind, 0, 5);
        first.next(failure(status));
        second.next(said(kind, "from the second"));

        assertThat(text(http.post("/v1/responses", STREAMED).frames())).isEqualTo("from the second");
        assertThat(Http.tree(first.takeRequest().body()).at("/model").asText()).isEqualTo("model-1");
        assertThat(Http.tree(second.takeRequest().body()).at("/model").asText()).isEqualTo("m");
        assertThat(second.requests().get(0).header("authorization")).isEqualTo("Bearer key-2");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "RESPONSES"})
    void an_upstream_that_is_down_is_followed_by_the_next(EngineKind kind) {
        serve(kind, 0, 5);
        first.close();
        second.next(said(kind, "from the second"));

        assertThat(text(http.post("/v1/responses", STREAMED).frames())).isEqualTo("from the second");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "RESPONSES"})
    void an_upstream_that_says_nothing_in_time_is_left_and_followed_by_the_next(EngineKind kind) throws Exception {
        serve(kind, 3, 5);
        first.next(ChatReply.stream().hold());
        second.next(said(kind, "from the second"));

        assertThat(text(http.post("/v1/responses", STREAMED).frames())).isEqualTo("from the second");
        first.assertClientLeaves(first.takeRequest());
        assertThat(first.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "RESPONSES"})
    void after_the_first_token_no_other_upstream_is_asked(EngineKind kind) {
        serve(kind, 3, 5);
        first.next(
                kind == EngineKind.CHAT
                        ? ChatReply.stream().text("half an ans").hangUp()
                        : ResponsesReply.saying("half an ans").hangUp());
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();

        assertThat(frames.get(frames.size() - 1).type()).isEqualTo("response.failed");
        assertThat(text(frames)).isEqualTo("half an ans");
        assertThat(first.requests()).hasSize(1);
        assertThat(second.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void what_the_client_did_wrong_is_wrong_everywhere(int status) {
        serve(EngineKind.CHAT, 3, 5);
        first.next(ChatReply.json(status, "{\"error\":{\"message\":\"The model does not take that.\"}}"));
        Answer answer = http.post("/v1/responses", WHOLE);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(first.requests()).hasSize(1);
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void an_upstream_that_does_not_take_this_server_s_key_is_followed_by_the_next_and_not_asked_again() {
        serve(EngineKind.CHAT, 3, 5);
        first.next(failure(401));
        second.next(ChatReply.completion("from the second"));

        assertThat(http.post("/v1/responses", WHOLE).at("/output/0/content/0/text"))
                .isEqualTo("from the second");
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void an_overloaded_upstream_is_asked_again() {
        serveFirstOnly(2, 5);
        first.next(failure(503)).next(failure(500)).next(ChatReply.completion("at last"));

        assertThat(http.post("/v1/responses", WHOLE).at("/output/0/content/0/text"))
                .isEqualTo("at last");
        assertThat(first.requests()).hasSize(3);
    }

    @Test
    @Tag("ERROR-02")
    void retries_end_and_the_last_failure_is_the_client_s() {
        serveFirstOnly(2, 5);
        first.otherwise(request -> failure(503));

        assertThat(http.post("/v1/responses", WHOLE).status()).isEqualTo(503);
        assertThat(first.requests()).hasSize(3);
    }

    @Test
    void an_upstream_is_not_asked_again_before_the_time_it_named() {
        serveFirstOnly(1, 5);
        first.next(failure(429).header("Retry-After", "1")).next(ChatReply.completion("at last"));
        Instant before = Instant.now();

        assertThat(http.post("/v1/responses", WHOLE).at("/output/0/content/0/text"))
                .isEqualTo("at last");
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @Tag("ERROR-04")
    void a_wait_that_is_too_long_is_the_client_s_to_make() {
        serveFirstOnly(3, 2);
        first.next(failure(429).header("Retry-After", "30"));
        Answer answer = http.post("/v1/responses", WHOLE);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.raw().headers().firstValue("retry-after")).contains("30");
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void where_all_fail_the_one_that_says_when_to_come_back_is_told() {
        first.next(failure(429).header("Retry-After", "30"));
        second.next(failure(500));
        Answer answer = http.post("/v1/responses", WHOLE);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(second.requests()).hasSize(1);
    }

    @Test
    void cancelling_ends_the_wait_for_another_try() throws Exception {
        serveFirstOnly(1, 60);
        first.next(failure(429).header("Retry-After", "50"));
        try (LiveStream stream = LiveStream.post(server.uri(), STREAMED)) {
            String id = stream.idAfter("response.in_progress");
            first.takeRequest();
            Instant before = Instant.now();

            assertThat(http.post("/v1/responses/" + id + "/cancel", "").at("/status"))
                    .isEqualTo("cancelled");
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(first.requests()).hasSize(1);
        }
    }
}
