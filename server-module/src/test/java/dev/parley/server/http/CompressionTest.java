package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CompressionTest {
    private static final String HELLO = "{\"model\":\"parley-scripted\",\"input\":\"hello\"}";

    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = TestServer.scripted();
        http = new Http(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_answer_is_compressed_for_who_takes_gzip() throws IOException {
        Answer plain = http.get("/openapi.json");
        Answer zipped = http.get("/openapi.json", "Accept-Encoding", "deflate, gzip;q=0.5");

        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        byte[] body = (byte[]) ((HttpResponse<?>) zipped.raw()).body();
        assertThat(body.length * 5).isLessThan(plain.body().length());
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(plain.body());
    }

    @Test
    void nobody_gets_gzip_who_refuses_it() {
        assertThat(header(http.get("/openapi.json", "Accept-Encoding", "gzip;q=0, br"), "Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_stream_is_never_compressed() {
        Answer stream = http.post(
                "/v1/responses", HELLO.replace("}", ",\"stream\":true}"), "Accept-Encoding", "gzip, deflate, br");

        assertThat(header(stream, "Content-Encoding")).isEmpty();
        assertThat(stream.frames()).isNotEmpty();
    }

    @Test
    void a_compressed_request_is_read() throws IOException {
        assertThat(post(zip(HELLO.getBytes(StandardCharsets.UTF_8)), "gzip").at("/status"))
                .isEqualTo("completed");
    }

    @Test
    void a_request_that_is_not_the_gzip_it_says_is_a_400() throws IOException {
        byte[] whole = zip(HELLO.getBytes(StandardCharsets.UTF_8));
        byte[] spoilt = whole.clone();
        spoilt[whole.length - 5] ^= 1;

        for (byte[] body : new byte[][] {HELLO.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, 20), spoilt}) {
            Answer answer = post(body, "gzip");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error/code")).isEqualTo("invalid_request_body");
        }
    }

    @Test
    void a_small_request_that_swells_beyond_the_limit_is_a_413() throws IOException {
        byte[] blanks = new byte[65 * 1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        byte[] bomb = zip(blanks);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(post(bomb, "gzip").status()).isEqualTo(413);
    }

    @Test
    void a_coding_that_nobody_reads_here_is_a_415() {
        Answer answer = post(HELLO.getBytes(StandardCharsets.UTF_8), "br");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.at("/error/code")).isEqualTo("unsupported_content_encoding");
    }

    private Answer post(byte[] body, String coding) {
        return http.send(http.request("/v1/responses", "Content-Type", "application/json", "Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] zip(byte[] text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text);
        }
        return zipped.toByteArray();
    }

    private static String header(Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }
}
