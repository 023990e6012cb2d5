package dev.parley.conformance.relay;

import com.sun.net.httpserver.HttpExchange;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Chunk;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Carries one exchange at a time from the client to the server and back, keeping a copy. Thread-safe. */
final class Passage {
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private final URI target;
    private final Consumer<Passed> listener;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Passage(URI target, Consumer<Passed> listener) {
        this.target = target;
        this.listener = listener;
    }

    /** How an answer begins; a length of 0 is one nobody knows yet, of −1 one without a body, as the JDK's server has it. */
    private record Start(int status, long length) {}

    /** A copy of what has come through so far. */
    private static final class Copy {
        private final Instant sentAt = Instant.now();
        private final long start = System.nanoTime();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Chunk> chunks = new ArrayList<>();
        private Optional<String> broken = Optional.empty();
        private Optional<String> left = Optional.empty();

        private Duration sofar() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        /** What was compressed all the same is kept as it was before; what can't be read is not kept. */
        private Optional<Answer> answer(HttpResponse<?> head) {
            String encoding = head.headers().firstValue("content-encoding").orElse("identity");
            if (encoding.equals("identity")) {
                return Optional.of(new Answer(head.statusCode(), headers(head), Bytes.of(bytes.toByteArray()), chunks));
            }
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                Bytes body = Bytes.of(plain.readAllBytes());
                List<Chunk> whole = List.of(new Chunk(sofar(), body.length()));
                return Optional.of(new Answer(head.statusCode(), headers(head), body, whole));
            } catch (IOException e) {
                left = Optional.of("the answer cannot be read: its encoding is " + encoding);
                return Optional.empty();
            }
        }

        private void take(byte[] block, int length) {
            bytes.write(block, 0, length);
            chunks.add(new Chunk(sofar(), bytes.size()));
        }
    }

    /** Throwing is how a connection is cut here: whatever ended broken must not look like a clean end to the client. */
    void pass(HttpExchange client) throws IOException {
        Request request = request(client);
        Copy copy = new Copy();
        Optional<Answer> answer = Optional.empty();
        try {
            HttpResponse<InputStream> head = send(request);
            answer(client, head, copy);
            answer = copy.answer(head);
        } catch (IOException e) {
            copy.broken = Optional.of("the server cannot be reached: " + e.getMessage());
            unreachable(client, copy.broken.orElseThrow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the relay is closing", e);
        }
        String step = request.method() + " " + request.path();
        var outcome = new Exchange.Outcome(copy.sentAt, copy.sofar(), answer, copy.broken);
        listener.accept(new Passed(new Exchange(step, request, outcome), copy.left));
        if (answer.isPresent() && copy.broken.isPresent()) {
            throw new IOException(copy.broken.orElseThrow());
        }
    }

    private Request request(HttpExchange client) throws IOException {
        List<Headers.Line> lines = new ArrayList<>();
        client.getRequestHeaders()
                .forEach((name, values) -> values.forEach(each -> lines.add(new Headers.Line(name, each))));
        String query = client.getRequestURI().getRawQuery();
        String base = target.toString().replaceFirst("/(v\\d+/?)?$", "");
        URI uri = URI.create(base + client.getRequestURI().getRawPath() + (query == null ? "" : "?" + query));
        Bytes body = Bytes.of(client.getRequestBody().readAllBytes());
        return new Request(client.getRequestMethod(), uri, new Headers(lines), body);
    }

    /** Asks for answers that are not compressed: compressing holds events back, and there would be nothing to see. */
    private HttpResponse<InputStream> send(Request request) throws IOException, InterruptedException {
        var body = request.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body().toArray());
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).method(request.method(), body);
        request.headers().lines().stream()
                .filter(line -> isOfTheMessage(line.name()) && !line.name().equalsIgnoreCase("accept-encoding"))
                .forEach(line -> builder.header(line.name(), line.value()));
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static void answer(HttpExchange client, HttpResponse<InputStream> head, Copy copy) throws IOException {
        headers(head).lines().stream()
                .filter(line -> isOfTheMessage(line.name()))
                .forEach(line -> client.getResponseHeaders().add(line.name(), line.value()));
        boolean bare = head.statusCode() == 204
                || head.statusCode() == 304
                || client.getRequestMethod().equals("HEAD");
        long length = head.headers().firstValueAsLong("content-length").orElse(Long.MAX_VALUE);
        long told = bare || length == 0 ? -1 : length == Long.MAX_VALUE ? 0 : length;
        try (InputStream from = head.body()) {
            if (start(client, new Start(head.statusCode(), told), copy)) {
                copy(from, client.getResponseBody(), copy);
            }
        }
    }

    /** Whether there is somebody to carry a body to. */
    private static boolean start(HttpExchange client, Start start, Copy copy) {
        try {
            client.sendResponseHeaders(start.status(), start.length());
            return start.length() >= 0;
        } catch (IOException e) {
            copy.left = Optional.of("the client left");
            return false;
        }
    }

    /** A server that breaks off is broken off to the client too: closing its stream would tell it of a clean end. */
    private static void copy(InputStream from, OutputStream to, Copy copy) {
        byte[] block = new byte[16 * 1024];
        while (true) {
            int read;
            try {
                read = from.read(block);
            } catch (IOException e) {
                copy.broken = Optional.of("the server broke the connection: " + e.getMessage());
                return;
            }
            try {
                if (read < 0) {
                    to.close();
                    return;
                }
                copy.take(block, read);
                to.write(block, 0, read);
                to.flush();
            } catch (IOException e) {
                copy.left = Optional.of("the client left");
                return;
            }
        }
    }

    private static void unreachable(HttpExchange client, String why) throws IOException {
        byte[] body = ("{\"error\":{\"message\":\"" + why.replaceAll("[\"\\\\]", "'")
                        + "\",\"type\":\"server_error\",\"param\":null,\"code\":\"upstream_unreachable\"}}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        client.getResponseHeaders().set("Content-Type", "application/json");
        client.sendResponseHeaders(502, body.length);
        client.getResponseBody().write(body);
        client.getResponseBody().close();
    }

    private static Headers headers(HttpResponse<?> head) {
        List<Headers.Line> lines = new ArrayList<>();
        head.headers().map().forEach((name, values) -> values.forEach(each -> lines.add(new Headers.Line(name, each))));
        return new Headers(lines);
    }

    private static boolean isOfTheMessage(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
