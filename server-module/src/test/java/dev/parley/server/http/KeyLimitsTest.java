package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.KeyLimits;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeyLimitsTest {
    private static final String HELLO = "{\"model\":\"parley-scripted\",\"input\":\"hello\"}";
    private static final int BODY_BYTES = 1000;

    private TestServer server;
    private Http rare;
    private Http oneStream;
    private Http brief;
    private Http free;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.withKeys(
                key("rare", new KeyLimits(2, null, null)),
                key("one-stream", new KeyLimits(null, 1, null)),
                key("brief", new KeyLimits(null, null, (long) BODY_BYTES)),
                new ApiKey(sha256("free"), "free", null));
        rare = new Http(server.uri(), "Authorization", "Bearer rare");
        oneStream = new Http(server.uri(), "Authorization", "Bearer one-stream");
        brief = new Http(server.uri(), "Authorization", "Bearer brief");
        free = new Http(server.uri(), "Authorization", "Bearer free");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void more_requests_than_a_key_has_in_a_minute_are_a_429_that_says_when_to_come_back() {
        assertThat(rare.post("/v1/responses", HELLO).status()).isEqualTo(200);
        assertThat(rare.get("/v1/responses").status()).isEqualTo(200);
        Answer third = rare.post("/v5/responses", HELLO);

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.at("/error/type")).isEqualTo("rate_limit_error");
        assertThat(third.at("/error/code")).isEqualTo("rate_limit_exceeded");
        assertThat(retryAfter(third)).isBetween(1L, 30L);
    }

    @Test
    void one_key_s_limit_is_nobody_else_s_and_refusals_without_a_key_use_nothing_up() {
        for (int i = 0; i < 5; i++) {
            assertThat(new Http(server.uri()).get("/v1/responses").status()).isEqualTo(401);
            rare.get("/v1/responses");
        }

        assertThat(free.get("/v1/responses").status()).isEqualTo(200);
    }

    @Test
    void a_stream_too_many_is_refused_until_another_is_over() throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<InputStream> open = http.send(
                oneStream
                        .request("/v1/responses", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(forMinutes()))
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream unread = open.body()) {
            assertThat(open.statusCode()).isEqualTo(200);
            Answer second = oneStream.post("/v1/responses", streamed("hello"));
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.at("/error/code")).isEqualTo("too_many_streams");
            assertThat(retryAfter(second)).isEqualTo(1);
            assertThat(oneStream.post("/v1/responses", HELLO).status())
                    .as("an answer of one piece is no stream")
                    .isEqualTo(200);
            assertThat(unread.read()).isPositive();
        }

        Until.is(
                "200",
                () -> "" + oneStream.post("/v1/responses", streamed("hello")).status());
    }

    @Test
    void a_refused_request_for_a_stream_holds_no_place() {
        String wrong = "{\"model\":\"nobody\",\"input\":\"x\",\"stream\":true}";
        for (int i = 0; i < 3; i++) {
            assertThat(oneStream.post("/v1/responses", wrong).status()).isEqualTo(404);
        }

        assertThat(oneStream.post("/v1/responses", streamed("hello")).status()).isEqualTo(200);
    }

    @Test
    void a_body_that_is_too_long_for_the_key_is_a_413() {
        String large = "{\"model\":\"parley-scripted\",\"input\":\"" + "x".repeat(BODY_BYTES) + "\"}";
        Answer announced = brief.post("/v1/responses", large);
        Answer chunked = brief.send(brief.request("/v1/responses", "Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.at("/error/code")).isEqualTo("request_too_large");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(brief.post("/v1/responses", HELLO).status()).isEqualTo(200);
        assertThat(free.post("/v1/responses", large).status()).isEqualTo(200);
    }

    @Test
    void a_body_is_as_long_as_it_is_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("{\"model\":\"parley-scripted\",\"input\":\"" + "x".repeat(BODY_BYTES) + "\"}")
                    .getBytes(StandardCharsets.UTF_8));
        }

        assertThat(packed.size()).isLessThan(BODY_BYTES);
        assertThat(brief.send(brief.request(
                                        "/v1/responses", "Content-Type", "application/json", "Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(packed.toByteArray())))
                        .status())
                .isEqualTo(413);
    }

    private static long retryAfter(Answer answer) {
        return Long.parseLong(answer.raw().headers().firstValue("Retry-After").orElseThrow());
    }

    /** A stream that lasts for minutes: the engine quotes the beginning of each message, a word each 10 ms. */
    private static String forMinutes() {
        String message = "{\"role\":\"user\",\"content\":\"" + "on and on ".repeat(30) + "\"}";
        return "{\"model\":\"parley-scripted\",\"stream\":true,\"input\":["
                + String.join(",", Collections.nCopies(300, message)) + "]}";
    }

    private static String streamed(String input) {
        return "{\"model\":\"parley-scripted\",\"stream\":true,\"input\":\"" + input + "\"}";
    }

    private static ApiKey key(String key, KeyLimits limits) throws Exception {
        return new ApiKey(sha256(key), key, null, limits);
    }

    private static String sha256(String key) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
