package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.fake.ChatReply;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events of one moment leave together, and none waits for the next moment. */
final class MomentTest extends ChatFixture {
    private static final String BODY = "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true}";

    @Test
    void what_one_word_becomes_comes_in_one_chunk_while_the_model_goes_on() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (Socket socket = ask()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHead(in);

            assertThat(types(chunk(in))).containsExactly("response.created", "response.in_progress");
            assertThat(types(chunk(in)))
                    .containsExactly(
                            "response.output_item.added", "response.content_part.added", "response.output_text.delta");
        }
    }

    @Test
    void the_end_comes_in_one_chunk() throws Exception {
        upstream.next(
                ChatReply.stream().text("early").finish("stop").usage(1, 1).done());
        try (Socket socket = ask()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHead(in);
            chunk(in);
            chunk(in);

            assertThat(types(chunk(in)))
                    .containsExactly(
                            "response.output_text.done",
                            "response.content_part.done",
                            "response.output_item.done",
                            "response.completed");
        }
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
        String request =
                "POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
                        + BODY.length() + "\r\n\r\n" + BODY;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static void skipHead(InputStream in) throws IOException {
        while (!line(in).isEmpty()) {
            // a header
        }
    }

    private static String chunk(DataInputStream in) throws IOException {
        byte[] bytes = new byte[Integer.parseInt(line(in), 16)];
        in.readFully(bytes);
        line(in);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            assertThat(octet).as("the connection ended after " + line).isNotNegative();
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static List<String> types(String frames) {
        List<String> types = new ArrayList<>();
        frames.lines()
                .filter(line -> line.startsWith("event: "))
                .forEach(line -> types.add(line.substring("event: ".length())));
        return types;
    }
}
