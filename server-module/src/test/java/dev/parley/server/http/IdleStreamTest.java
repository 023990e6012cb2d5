package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.LiveAnswer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ReceivedRequest;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams on which nothing happens. */
final class IdleStreamTest extends ChatFixture {
    private static final Duration LEAVING = Duration.ofSeconds(2);

    @ParameterizedTest
    @Tag("STREAM-14")
    @ValueSource(booleans = {true, false})
    void comments_keep_it_alive_and_use_up_no_numbers(boolean background) {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        try (LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, body(",\"background\":" + background))) {
            stream.readUntil(": keepalive\n\n: keepalive\n\n");
            gate.countDown();
            String whole = stream.readToEnd();

            assertThat(whole).contains("event: response.completed");
            assertThat(http.get(PATH + "/" + stream.id() + "?stream=true").body())
                    .isEqualTo(LiveAnswer.withoutComments(whole));
        }
    }

    @Test
    @Tag("STREAM-14")
    void a_resumed_stream_has_them_too() {
        upstream.next(ChatReply.stream().text("early").hold());
        String id = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hello\",\"background\":true}")
                .at("/id");
        try (LiveAnswer resumed = LiveAnswer.get(server.uri(), PATH + "/" + id + "?stream=true")) {
            assertThat(resumed.readUntil("early")).isNotEmpty();
            resumed.readUntil(": keepalive\n\n");
        }
    }

    @Test
    @Tag("STATE-12")
    void a_client_that_leaves_while_the_upstream_is_silent_closes_the_upstream() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        String id;
        try (LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, body(""))) {
            stream.readUntil("early");
            id = stream.id();
        }
        assertThat(upstream.takeRequest().awaitClientGone(LEAVING)).isTrue();

        Until.is("cancelled", () -> http.get(PATH + "/" + id).at("/status"));
    }

    @Test
    @Tag("STATE-12")
    void a_client_that_leaves_before_the_first_word_closes_the_upstream() throws Exception {
        upstream.next(ChatReply.stream().hold());
        try (LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, body(""))) {
            stream.readUntil("response.in_progress");
        }

        assertThat(upstream.takeRequest().awaitClientGone(LEAVING)).isTrue();
    }

    @Test
    @Tag("STATE-12")
    void a_client_that_does_not_wait_for_its_json_answer_closes_the_upstream() throws Exception {
        upstream.next(ChatReply.json("{\"id\":").hold());
        ReceivedRequest asked;
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream().write(request("{\"model\":\"m-1\",\"input\":\"hello\"}"));
            asked = upstream.takeRequest();
        }

        assertThat(asked.awaitClientGone(LEAVING)).isTrue();
    }

    @Test
    void a_client_that_sends_its_next_request_early_gets_both_answers() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(
                ChatReply.stream().waitFor(gate).text("first").finish("stop").done());
        upstream.next(ChatReply.stream().text("second").finish("stop").done());
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream().write(request(body("")));
            upstream.takeRequest();
            socket.getOutputStream().write(request(body("")));
            Thread.sleep(1_000); // so that the server has looked at the connection in between
            gate.countDown();
            StringBuilder seen = new StringBuilder();
            byte[] buffer = new byte[4096];
            while (seen.indexOf("second") < 0) {
                int read = socket.getInputStream().read(buffer);
                assertThat(read).as("the connection ended after " + seen).isPositive();
                seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }

            assertThat(seen).contains("first", "event: response.completed");
        }
    }

    private static byte[] request(String body) {
        return ("POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String body(String more) {
        return "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true" + more + "}";
    }
}
