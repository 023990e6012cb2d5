package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A chat upstream, always asked for a stream, on a connection of its own for each question: closing that is the only way
 * to stop a model, so nothing may stand between. Its answers are read by threads of their own.
 */
final class Upstream {
    static final String KEY = "sk-upstream-4711";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI url;

    Upstream(URI url) {
        this.url = url;
    }

    /** What comes from the upstream: a chunk, its orderly end, or its failure with a status and a Retry-After. */
    sealed interface Signal {
        record Chunk(JsonNode json) implements Signal {}

        record End(boolean marked) implements Signal {}

        record Failure(int status, Optional<String> retryAfter, String message) implements Signal {}
    }

    /** One answer on its way. */
    final class Answer implements AutoCloseable {
        private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
        private final Socket socket = new Socket();

        /** The next signal, or nothing after so long a silence. */
        Optional<Signal> next(Duration most) throws InterruptedException {
            return Optional.ofNullable(signals.poll(most.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void read(byte[] request) {
            try (socket) {
                socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
                socket.getOutputStream().write(request);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                int status = Integer.parseInt(line(reader).split(" ", 3)[1]);
                Optional<String> retryAfter = head(reader);
                if (status == 200) {
                    lines(reader);
                } else {
                    signals.add(new Signal.Failure(status, retryAfter, reader.readLine()));
                }
            } catch (IOException e) {
                signals.add(new Signal.Failure(0, Optional.empty(), "The upstream broke off."));
            }
        }

        /** Reads the head of an answer to its end; all that matters in it is when to come again. */
        private Optional<String> head(BufferedReader reader) throws IOException {
            Optional<String> retryAfter = Optional.empty();
            for (String line = line(reader); !line.isEmpty(); line = line(reader)) {
                if (line.regionMatches(true, 0, "retry-after:", 0, 12)) {
                    retryAfter = Optional.of(line.substring(12).strip());
                }
            }
            return retryAfter;
        }

        /** The borders of chunks are lines, too, which begin no frame; the last of them is a zero. */
        private void lines(BufferedReader reader) throws IOException {
            boolean marked = false;
            for (String line = line(reader); !line.equals("0"); line = line(reader)) {
                marked |= line.equals("data: [DONE]");
                if (line.startsWith("data: {")) {
                    signals.add(new Signal.Chunk(MAPPER.readTree(line.substring(6))));
                }
            }
            signals.add(new Signal.End(marked));
        }

        private static String line(BufferedReader reader) throws IOException {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("The upstream hung up.");
            }
            return line;
        }
    }

    Answer ask(ObjectNode body, String key) {
        byte[] content = body.toString().getBytes(StandardCharsets.UTF_8);
        String head = String.join(
                "\r\n",
                "POST " + url.getPath() + "/chat/completions HTTP/1.1",
                "Host: " + url.getAuthority(),
                "Content-Type: application/json",
                "Authorization: Bearer " + key,
                "Content-Length: " + content.length,
                "",
                body.toString());
        Answer answer = new Answer();
        Thread reader = new Thread(() -> answer.read(head.getBytes(StandardCharsets.UTF_8)), "upstream");
        reader.setDaemon(true);
        reader.start();
        return answer;
    }
}
