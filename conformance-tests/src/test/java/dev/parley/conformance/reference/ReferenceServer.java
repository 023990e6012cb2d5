package dev.parley.conformance.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small Responses server that is right as far as the cases go, in one dialect, over real HTTP, unless it is given a
 * {@link Flaw}. It has no model and forgets everything on close.
 */
public final class ReferenceServer implements AutoCloseable {
    /** How long it waits for a silent upstream. */
    public static final Duration UPSTREAM_PATIENCE = Duration.ofSeconds(4);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Routes routes;

    /** Who to be: the dialect, what to do differently, the key to ask for. */
    public record Temper(Dialect dialect, Flaw flaw, Optional<String> key, Delivery delivery, Optional<URI> upstream) {
        public Temper(Dialect dialect, Flaw flaw, Optional<String> key, Delivery delivery) {
            this(dialect, flaw, key, delivery, Optional.empty());
        }

        /** With a second model that this chat upstream answers for. */
        public Temper upstream(URI url) {
            return new Temper(dialect, flaw, key, delivery, Optional.of(url));
        }

        public static Temper of(Dialect dialect, Flaw flaw) {
            return new Temper(dialect, flaw, Optional.of("secret-key"), Delivery.PLAIN);
        }
    }

    public ReferenceServer(Temper temper) throws IOException {
        this.routes = new Routes(temper);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            routes.answer(exchange);
        }
    }
}
