package dev.parley.conformance.reference;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Stands before an HTTP server that can't say whether its client is still there, passes all bytes on, and can: it reads
 * what clients send, to the end. Thread-safe.
 */
final class Gate implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;
    private final Executor threads;
    private final Map<Integer, Socket> present = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Gate(InetSocketAddress server, Executor threads) throws IOException {
        this.server = server;
        this.threads = threads;
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Whether the client of an exchange has hung up. */
    boolean isLeft(HttpExchange exchange) {
        return !present.containsKey(exchange.getRemoteAddress().getPort());
    }

    private void accept() {
        try {
            while (true) {
                pass(door.accept());
            }
        } catch (IOException e) {
            // Closed, or nothing can come any more.
        }
    }

    private void pass(Socket client) throws IOException {
        Socket inside = new Socket(server.getAddress(), server.getPort());
        for (Socket each : Set.of(client, inside)) {
            each.setTcpNoDelay(true);
            open.add(each);
        }
        present.put(inside.getLocalPort(), client);
        threads.execute(() -> {
            copy(client, inside);
            present.remove(inside.getLocalPort());
            end(client, inside);
        });
        threads.execute(() -> {
            copy(inside, client);
            end(inside, client);
        });
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[64 * 1024];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                out.write(block, 0, count);
            }
        } catch (IOException e) {
            // One side has hung up; the other is told by closing.
        }
    }

    private void end(Socket... both) {
        for (Socket each : both) {
            open.remove(each);
            try {
                each.close();
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(this::end);
    }
}
