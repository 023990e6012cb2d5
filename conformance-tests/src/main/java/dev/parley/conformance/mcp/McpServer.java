package dev.parley.conformance.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The kit's own MCP server: two harmless tools, over streamable HTTP. Each case has an address of its own below the server's, so
 * that any number of them can be served at once and each sees its own calls. It records and judges nothing. Thread-safe.
 */
public final class McpServer implements AutoCloseable {
    private static final String PATH = "/mcp";

    private final HttpServer server;
    private final URI url;
    private final Endpoint endpoint = new Endpoint();
    private final Map<String, List<Called>> calls = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mcp");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins to listen.
     *
     * @param seenAs the base URL under which the server under test finds it, if that is another one
     */
    public McpServer(InetSocketAddress at, Optional<URI> seenAs) throws IOException {
        // The JDK's server waits 40 ms for an acknowledgement otherwise, and reads this when its first class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = HttpServer.create(at, 0);
        this.url = seenAs.orElseGet(() -> here(server.getAddress()));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** On a free port of this machine. */
    public static McpServer local() throws IOException {
        return new McpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
    }

    private static URI here(InetSocketAddress at) {
        String host = at.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : at.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + PATH);
    }

    /** What the server under test must be allowed to ask: this URL, and all below it. */
    public URI url() {
        return url;
    }

    /** An address below it that nobody else has. */
    public URI freshUrl() {
        return URI.create(url.toString().replaceFirst("/$", "") + "/" + UUID.randomUUID());
    }

    /** What happened at an address so far. */
    public Visit visit(URI address) {
        return new Visit(Tools.list(), calls.getOrDefault(name(address), List.of()));
    }

    /** The last segment: what comes before it a proxy may have changed. */
    private static String name(URI address) {
        return address.getPath().replaceFirst(".*/", "");
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            List<Called> book = calls.computeIfAbsent(name(http.getRequestURI()), name -> new CopyOnWriteArrayList<>());
            endpoint.answer(http, book::add);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
