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

    private final Instance http;
    private final Instance replica;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Temper temper;
    private final World world;

    /** Who to be: the dialect, what to do differently, the key to ask for. */
    public record Temper(
            Dialect dialect,
            Flaw flaw,
            Optional<String> key,
            Delivery delivery,
            Keeping keeping,
            Optional<URI> upstream) {
        public Temper(Dialect dialect, Flaw flaw, Optional<String> key, Delivery delivery) {
            this(dialect, flaw, key, delivery, Keeping.USUAL, Optional.empty());
        }

        public Temper keeping(Keeping other) {
            return new Temper(dialect, flaw, key, delivery, other, upstream);
        }

        /** With a second model that this chat upstream answers for. */
        public Temper upstream(URI url) {
            return new Temper(dialect, flaw, key, delivery, keeping, Optional.of(url));
        }

        public static Temper of(Dialect dialect, Flaw flaw) {
            return new Temper(dialect, flaw, Optional.of("secret-key"), Delivery.PLAIN);
        }
    }

    public ReferenceServer(Temper temper) throws IOException {
        this.temper = temper;
        this.world = new World(temper.keeping());
        this.http = listen(world);
        this.replica = listen(temper.flaw().skips("replicas") ? new World(temper.keeping()) : world);
    }

    private Instance listen(World memory) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Gate gate = new Gate(server.getAddress(), threads);
        Routes routes = new Routes(temper, memory, new Routes.Ways(threads, gate::isLeft));
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(routes, exchange));
        server.start();
        return new Instance(server, gate);
    }

    /** One that listens, and the gate before it. */
    private record Instance(HttpServer server, Gate gate) {
        URI url() {
            return URI.create("http://localhost:" + gate.port());
        }

        void close() throws IOException {
            gate.close();
            server.stop(0);
        }
    }

    public URI url() {
        return http.url();
    }

    /** Where a second instance listens. */
    public URI replica() {
        return replica.url();
    }

    /** What a new process would know: all that was stored. */
    public void restart() {
        if (temper.flaw().skips("outlives")) {
            world.forget();
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        replica.close();
        threads.shutdownNow();
    }

    private static void handle(Routes routes, HttpExchange exchange) throws IOException {
        try (exchange) {
            routes.answer(exchange);
        }
    }
}
