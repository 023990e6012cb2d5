package dev.parley.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that streams a first event and then waits until somebody has read it: whoever holds it back waits in vain. */
final class Upstream implements AutoCloseable {
    static final String FIRST = "event: first\r\ndata: {\"type\":\"response.first\",\"text\":\"ä\"}\r\n\r\n";
    static final String LAST = "event:last\ndata:{\"type\":\"response.last\"}\n\n";
    static final String HELD_BACK = ": nobody read the first event before the last\n\n";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch read = new CountDownLatch(1);
    private final long patience;
    private final Ending ending;
    private final CountDownLatch left = new CountDownLatch(1);

    enum Ending {
        CLEAN,
        BROKEN,
        /** Comments, until the reader has left. */
        NEVER
    }

    Upstream(long patienceMillis, Ending ending) throws IOException {
        this.patience = patienceMillis;
        this.ending = ending;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void firstWasRead() {
        read.countDown();
    }

    private void answer(HttpExchange http) throws IOException {
        http.getRequestBody().readAllBytes();
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        http.sendResponseHeaders(200, 0);
        OutputStream out = http.getResponseBody();
        out.write(FIRST.getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            boolean inTime = read.await(patience, TimeUnit.MILLISECONDS);
            out.write((inTime ? LAST : HELD_BACK).getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ending == Ending.BROKEN) {
            throw new IOException("broken on purpose");
        }
        if (ending == Ending.NEVER) {
            untilLeft(out);
        }
        out.close();
    }

    private void untilLeft(OutputStream out) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(":\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(5);
            }
        } catch (IOException e) {
            left.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean wasLeft() throws InterruptedException {
        return left.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
