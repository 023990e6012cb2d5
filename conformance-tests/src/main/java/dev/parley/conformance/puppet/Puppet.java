package dev.parley.conformance.puppet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A model upstream that plays what it is told: chat completions and responses, streamed and whole. Which script belongs to
 * a request it knows by the newest of its tokens in the conversation, so it can serve any number of runs and cases at once.
 * It records what it saw and judges nothing. Thread-safe.
 */
public final class Puppet implements AutoCloseable {
    private final ServerSocket socket;
    private final Duration patience;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "puppet");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins to listen.
     *
     * @param patience how long it stays silent where a script stalls: longer than the server under test waits
     */
    public Puppet(InetSocketAddress at, Duration patience) throws IOException {
        this.socket = new ServerSocket(at.getPort(), 256, at.getAddress());
        this.patience = patience;
        threads.execute(this::accept);
    }

    /** On a free port of this machine. */
    public static Puppet local(Duration patience) throws IOException {
        return new Puppet(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), patience);
    }

    /** The base URL for the server under test; {@code /chat/completions} or {@code /responses} comes after it. */
    public URI url() {
        String host = socket.getInetAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : socket.getInetAddress().getHostAddress();
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + socket.getLocalPort() + "/v1");
    }

    /** From now on, who shows this token hears this script. */
    public void teach(String token, Script script) {
        parts.put(token, new Part(script));
    }

    /** What became of a token; waits until nothing of it goes on any more, but not longer than {@code most}. */
    public Performance performance(String token, Duration most) throws InterruptedException {
        Part part = parts.get(token);
        return part == null ? Performance.NONE : part.performance(most);
    }

    public boolean wasAsked() {
        return parts.values().stream().anyMatch(Part::wasAsked);
    }

    Optional<Part> partIn(String conversation) {
        return Tokens.newestFirst(conversation).stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            Line line = new Line(connection);
            HttpIn request = HttpIn.read(
                    connection.getInputStream(),
                    () -> line.send("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            threads.execute(line::watch);
            new Reception(this, patience).answer(request, line);
        } catch (IOException e) {
            // The other side hung up: the watcher has noted it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
