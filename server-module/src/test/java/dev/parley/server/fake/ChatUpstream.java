package dev.parley.server.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A fake chat-completions upstream over bare sockets: it says what the test has scripted, records what it was asked,
 * can break off at any byte, and notices when its client leaves.
 *
 * <pre>{@code
 * try (ChatUpstream upstream = ChatUpstream.start()) {
 *     upstream.next(ChatReply.stream().text("Hello").finish("stop").usage(3, 1).done());
 *     …                                             // point the server at upstream.baseUrl()
 *     assertThat(upstream.takeRequest().json())…    // what the server asked for
 * }
 * }</pre>
 */
public final class ChatUpstream implements AutoCloseable {
    private static final ChatReply UNSCRIPTED =
            ChatReply.json(500, "{\"error\":{\"message\":\"the test has scripted no reply for this request\"}}");

    private final String scheme;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<ChatReply> replies = new ConcurrentLinkedQueue<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ReceivedRequest> untaken = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Function<ReceivedRequest, ChatReply> otherwise = request -> UNSCRIPTED;

    private ChatUpstream(String scheme, ServerSocket server) {
        this.scheme = scheme;
        this.server = server;
    }

    /** Starts on a free loopback port. */
    public static ChatUpstream start() {
        return start("http", ServerSocketFactory.getDefault());
    }

    /** Starts on a free loopback port, with TLS. */
    public static ChatUpstream start(SSLContext tls) {
        return start("https", tls.getServerSocketFactory());
    }

    private static ChatUpstream start(String scheme, ServerSocketFactory sockets) {
        try {
            ServerSocket server = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
            ChatUpstream upstream = new ChatUpstream(scheme, server);
            daemon("fake-upstream", upstream::accept);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL to configure, which ends in {@code /v1}. */
    public URI baseUrl() {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** Scripts the reply to the next request that has none yet. */
    public ChatUpstream next(ChatReply reply) {
        replies.add(reply);
        return this;
    }

    /** Decides the reply to requests that {@link #next} has scripted nothing for. */
    public ChatUpstream otherwise(Function<ReceivedRequest, ChatReply> answering) {
        otherwise = answering;
        return this;
    }

    /** Every request so far. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The oldest request that has not been taken; waits for it. */
    public ReceivedRequest takeRequest() throws InterruptedException {
        ReceivedRequest request = untaken.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("nobody asked the upstream within 10 s");
        }
        return request;
    }

    /** How many connections have been opened to it. */
    public int connections() {
        return connections.get();
    }

    /** Waits until the client of the given request has closed its connection, and fails after the 2 seconds that it may take. */
    public void assertClientLeaves(ReceivedRequest request) throws InterruptedException {
        if (!request.awaitClientGone(Duration.ofSeconds(2))) {
            throw new AssertionError("the client's connection to the upstream is still open after 2 s");
        }
    }

    ChatReply replyTo(ReceivedRequest request) {
        requests.add(request);
        untaken.add(request);
        ChatReply scripted = replies.poll();
        return scripted == null ? otherwise.apply(request) : scripted;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true); // else small chunks wait 40 ms for the client's acknowledgement
                connections.incrementAndGet();
                sockets.add(socket);
                daemon("fake-upstream-reader", new ChatConnection(this, socket));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }
}
