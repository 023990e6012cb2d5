package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A chat upstream over real HTTP, always asked for a stream. Its answers are read by threads of their own. */
final class Upstream {
    static final String KEY = "sk-upstream-4711";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
        private volatile InputStream body = InputStream.nullInputStream();

        /** The next signal, or nothing after so long a silence. */
        Optional<Signal> next(Duration most) throws InterruptedException {
            return Optional.ofNullable(signals.poll(most.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        private void read(HttpRequest request) {
            try {
                HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                body = response.body();
                if (response.statusCode() != 200) {
                    String said = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    signals.add(new Signal.Failure(
                            response.statusCode(), response.headers().firstValue("retry-after"), said));
                    return;
                }
                lines(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                signals.add(new Signal.Failure(0, Optional.empty(), "The upstream broke off."));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void lines(BufferedReader reader) throws IOException {
            boolean marked = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                marked |= line.equals("data: [DONE]");
                if (line.startsWith("data: {")) {
                    signals.add(new Signal.Chunk(MAPPER.readTree(line.substring(6))));
                }
            }
            signals.add(new Signal.End(marked));
        }
    }

    Answer ask(ObjectNode body, String key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        Answer answer = new Answer();
        Thread reader = new Thread(() -> answer.read(request), "upstream");
        reader.setDaemon(true);
        reader.start();
        return answer;
    }
}
