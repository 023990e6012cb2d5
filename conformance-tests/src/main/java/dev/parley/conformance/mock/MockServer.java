package dev.parley.conformance.mock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.fixture.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server for testing clients: answers each request with the fixture that fits it, written as legally strange or as broken
 * as asked. It keeps no state and understands no words.
 */
public final class MockServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Shelf shelf;
    private final Manner manner;
    private final AtomicInteger toBreak;

    /**
     * How it answers. {@code breakFirst} says how many requests are broken, 0 being all of them; {@code speed} 1 is as
     * recorded, 2 twice as fast, 0 without pauses.
     */
    public record Manner(Set<Torture> torture, Optional<Break> broken, int breakFirst, double speed) {
        public static final Manner PLAIN = new Manner(Set.of(), Optional.empty(), 0, 0);

        public Manner {
            torture = Set.copyOf(torture);
        }
    }

    public MockServer(List<Fixture> fixtures, Manner manner, int port) {
        // The JDK's server waits 40 ms for an acknowledgement otherwise, and reads this when its first class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.shelf = new Shelf(fixtures);
        this.manner = manner;
        this.toBreak = new AtomicInteger(manner.breakFirst() == 0 ? Integer.MAX_VALUE : manner.breakFirst());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange http) throws IOException {
        Request request = request(http);
        Reply reply = new Reply(http);
        Set<Torture> torture;
        Optional<Break> broken;
        try {
            torture = header(request, "x-conform-torture").map(Torture::read).orElse(manner.torture());
            broken = header(request, "x-conform-break").map(Break::read).orElseGet(this::nextBreak);
        } catch (IllegalArgumentException e) {
            reply.error(400, "unknown_torture", e.getMessage());
            return;
        }
        Optional<Fixture> fixture = shelf.find(request);
        if (fixture.isEmpty()) {
            String shape = Shape.of(request, dev.parley.conformance.exchange.Trees.read(request.body()))
                    .words();
            reply.error(404, "no_fixture", "no fixture for: " + shape + ". There are: " + shelf.words());
        } else if (broken.equals(Optional.of(Break.TOO_MANY))) {
            http.getResponseHeaders().set("Retry-After", "1");
            reply.error(429, "rate_limit_exceeded", "too many requests, on purpose");
        } else if (broken.equals(Optional.of(Break.FAILURE))) {
            reply.error(500, "internal_error", "failed on purpose");
        } else {
            reply.send(fixture.orElseThrow(), new ScriptWriter(torture, broken, manner.speed()));
        }
    }

    private Optional<Break> nextBreak() {
        return manner.broken().filter(each -> toBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0);
    }

    private static Optional<String> header(Request request, String name) {
        return request.headers().first(name);
    }

    private static Request request(HttpExchange http) throws IOException {
        List<Headers.Line> lines = new ArrayList<>();
        http.getRequestHeaders()
                .forEach((name, values) -> values.forEach(each -> lines.add(new Headers.Line(name, each))));
        Bytes body = Bytes.of(http.getRequestBody().readAllBytes());
        return new Request(http.getRequestMethod(), http.getRequestURI(), new Headers(lines), body);
    }
}
