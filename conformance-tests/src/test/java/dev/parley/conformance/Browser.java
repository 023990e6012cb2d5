package dev.parley.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A plain HTTP client for tests. */
final class Browser {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpRequest.Builder request(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json");
    }

    HttpResponse<String> post(URI base, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(base, "/v1/responses").POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        return http.send(request(base, path).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Reads the first event and goes. */
    void leave(URI base, Upstream upstream) throws IOException, InterruptedException {
        HttpRequest request = request(base, "/v1/responses")
                .POST(HttpRequest.BodyPublishers.ofString("{\"stream\":true}"))
                .build();
        try (InputStream body =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            body.readNBytes(Upstream.FIRST.getBytes(StandardCharsets.UTF_8).length);
            upstream.firstWasRead();
        }
    }

    /** Reads a stream, and says so as soon as it has read as much as the first event. */
    String stream(URI base, Upstream upstream) throws IOException, InterruptedException {
        HttpRequest request = request(base, "/v1/responses")
                .POST(HttpRequest.BodyPublishers.ofString("{\"stream\":true}"))
                .build();
        try (InputStream body =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] first = body.readNBytes(Upstream.FIRST.getBytes(StandardCharsets.UTF_8).length);
            upstream.firstWasRead();
            return new String(first, StandardCharsets.UTF_8) + new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
