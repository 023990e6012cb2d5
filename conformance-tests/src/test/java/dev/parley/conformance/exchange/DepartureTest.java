package dev.parley.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DepartureTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String EVENT = "data: {}\n\n";

    /** When a server that says this, and then nothing, learned that its client was gone. */
    private final CompletableFuture<Instant> gone = new CompletableFuture<>();

    private Exchange leave(Reading.Leave leave, String... said) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, said), "server");
            thread.start();
            var reading = new Reading(Optional.of(leave), Optional.empty(), Optional.empty());
            Request request = new Request(
                    "POST",
                    URI.create("http://localhost:" + server.getLocalPort() + "/v1/responses?a=b"),
                    new Headers(List.of(new Headers.Line("Content-Type", "application/json"))),
                    Bytes.ofText("{}"),
                    reading);
            Exchange exchange = new HttpTransport(Duration.ofSeconds(30)).send("turn", request);
            thread.join();
            return exchange;
        }
    }

    private void answer(ServerSocket server, String... said) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            in.readNBytes(10);
            for (String each : said) {
                socket.getOutputStream().write(each.getBytes(StandardCharsets.UTF_8));
            }
            in.readAllBytes();
            gone.complete(Instant.now());
        } catch (IOException e) {
            gone.complete(Instant.now());
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    @Test
    void it_hangs_up_after_so_many_events_and_says_when() throws Exception {
        Exchange left = leave(
                new Reading.Leave(2, 0),
                "HTTP/1.1 100 Continue\r\n\r\n" + HEAD + "Transfer-Encoding: chunked\r\n\r\n",
                chunk(EVENT) + chunk("data: "),
                chunk("{}\n\n") + chunk(EVENT));

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.events()).hasSizeBetween(2, 3);
        assertThat(left.broken()).isEmpty();
        assertThat(gone.get(10, TimeUnit.SECONDS)).isAfterOrEqualTo(left.sentAt());
    }

    @Test
    void it_hangs_up_in_time_where_no_answer_has_begun() throws Exception {
        Exchange left = leave(new Reading.Leave(0, 150));

        assertThat(left.isLeft()).isTrue();
        assertThat(left.took()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void an_answer_that_is_complete_earlier_is_an_answer() throws Exception {
        Exchange refused = leave(
                new Reading.Leave(0, 20_000),
                "HTTP/1.1 400 No\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(refused.isLeft()).isFalse();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().isObject()).isTrue();
    }

    @Test
    void what_is_no_http_is_no_answer_and_breaks_nothing() throws Exception {
        assertThat(leave(new Reading.Leave(0, 100), "nonsense\r\n\r\n").answer())
                .isEmpty();
        assertThat(leave(new Reading.Leave(0, 100), HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")
                        .answer())
                .hasValueSatisfying(
                        answer -> assertThat(answer.body().isEmpty()).isTrue());
    }
}
