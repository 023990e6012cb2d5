package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Plain HTTP against a server under test: what goes over the wire, read as JSON trees. */
public final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final List<String> headers;

    public Http(URI base, String... headers) {
        this.base = base;
        this.headers = List.of(headers);
    }

    /** One answer. */
    public record Answer(int status, String type, String body, HttpResponse<?> raw) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /** A value by JSON pointer, as text. */
        public String at(String pointer) {
            return json().at(pointer).asText();
        }

        /** The frames of a stream, each an object with {@code event} (or null) and {@code data}. */
        public List<Frame> frames() {
            List<Frame> frames = new ArrayList<>();
            for (String block : body.split("\n\n", -1)) {
                String event = null;
                StringBuilder data = new StringBuilder();
                for (String line : block.lines().toList()) {
                    if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        data.append(line.substring(6));
                    }
                }
                if (!data.isEmpty()) {
                    frames.add(new Frame(event, tree(data.toString())));
                }
            }
            return frames;
        }
    }

    /** One server-sent event. */
    public record Frame(String event, JsonNode data) {
        public String type() {
            return data.path("type").asText();
        }
    }

    public Answer post(String path, String json, String... more) {
        return send(
                request(path, more).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer get(String path, String... more) {
        return send(request(path, more).GET());
    }

    public Answer delete(String path, String... more) {
        return send(request(path, more).DELETE());
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpRequest.Builder request(String path, String... more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        for (int i = 0; i < more.length; i += 2) {
            request.header(more[i], more[i + 1]);
        }
        return request;
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
