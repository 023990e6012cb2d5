package dev.parley.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.http.ConnectionException;
import dev.parley.model.CreateResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What closing does to the connection, seen from its other end: a bare socket that never ends its answer by itself. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ClosingTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ServerSocket server = listen();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private CompletableFuture<ResponseStream> open() {
        String url = "http://127.0.0.1:" + server.getLocalPort();
        ParleyClient client = ParleyClient.builder().baseUrl(url).maxRetries(0).build();
        CreateResponse request = CreateResponse.builder().model("m").build();
        return CompletableFuture.supplyAsync(() -> client.responses().createStreaming(request));
    }

    private static void send(Socket socket, String frame) throws IOException {
        String chunk = Integer.toHexString(frame.getBytes(UTF_8).length) + "\r\n" + frame + "\r\n";
        socket.getOutputStream().write(chunk.getBytes(UTF_8));
    }

    private static Socket begin(ServerSocket server) throws IOException {
        Socket socket = server.accept();
        InputStream in = socket.getInputStream();
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\"stream\":true}")) {
            request.append((char) in.read());
        }
        socket.getOutputStream().write(HEAD.getBytes(UTF_8));
        return socket;
    }

    @Test
    void an_event_is_there_while_the_stream_is_open_and_closing_ends_the_connection() throws Exception {
        CompletableFuture<ResponseStream> opened = open();
        try (Socket socket = begin(server)) {
            send(socket, "data: {\"type\":\"response.queued\"}\n\n");
            ResponseStream stream = opened.get();

            assertThat(stream.next().type()).isEqualTo("response.queued");
            stream.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(stream.hasNext()).isFalse();
        }
    }

    @Test
    void closing_wakes_a_reader_that_waits() throws Exception {
        CompletableFuture<ResponseStream> opened = open();
        try (Socket socket = begin(server)) {
            ResponseStream stream = opened.get();
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(stream::hasNext);
            send(socket, ": still here\n\n");

            stream.close();

            assertThat(waiting.get()).isFalse();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_connection_that_breaks_off_is_an_exception_of_the_iterator() throws Exception {
        CompletableFuture<ResponseStream> opened = open();
        try (Socket socket = begin(server)) {
            send(socket, "data: {\"type\":\"response.queued\"}\n\n");
        }
        ResponseStream stream = opened.get();

        assertThat(stream.next().type()).isEqualTo("response.queued");
        assertThatThrownBy(stream::hasNext)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("broke off after 1 event");
    }

    @Test
    void a_break_after_the_final_event_takes_nothing_away() throws Exception {
        CompletableFuture<ResponseStream> opened = open();
        try (Socket socket = begin(server)) {
            send(socket, Wire.text("stream-openai-v1.sse"));
        }

        assertThat(opened.get().collect().id()).isEqualTo("resp_1");
    }
}
