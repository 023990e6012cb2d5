package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stream that is read while it comes, over a bare socket, so that a test can leave whenever it likes. */
final class LiveStream implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("resp_[0-9a-f]+");

    private final Socket socket;

    private LiveStream(Socket socket) {
        this.socket = socket;
    }

    static LiveStream post(URI base, String body) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        String request =
                "POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new LiveStream(socket);
    }

    /** Everything from here to where the wanted text comes. */
    String readUntil(String wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (seen.indexOf(wanted) < 0) {
            int read = socket.getInputStream().read(buffer);
            assertThat(read).as("the stream ended before " + wanted).isPositive();
            seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }

    /** Passes over the head of the answer. */
    void skipHead() throws IOException {
        while (!line().isEmpty()) {
            // a header
        }
    }

    /** What the server has sent as one chunk. */
    String chunk() throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(Integer.parseInt(line(), 16));
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = socket.getInputStream().read();
                octet != '\n';
                octet = socket.getInputStream().read()) {
            assertThat(octet).as("the stream ended after " + line).isNotNegative();
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    /** The response's id, when the wanted text has come. */
    String idAfter(String wanted) throws IOException {
        Matcher id = ID.matcher(readUntil(wanted));
        assertThat(id.find()).isTrue();
        return id.group();
    }

    /** Goes without a word. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
