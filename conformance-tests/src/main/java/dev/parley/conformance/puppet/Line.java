package dev.parley.conformance.puppet;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The connection of one request after it was read: sends bytes, waits, and notices when the other side hangs up. What is
 * sent after {@link #last()} closes what the server may close itself. Thread-safe: one thread sends, one watches.
 */
final class Line {
    private final Socket socket;
    private final OutputStream out;
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean last;
    private volatile Instant left;

    Line(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /** Reads until the other side hangs up; nothing more is expected to come. */
    void watch() {
        try {
            while (socket.getInputStream().read() >= 0) {
                // A request on a connection that is promised to be closed: not for us.
            }
        } catch (IOException e) {
            // A reset is a way to hang up.
        }
        note();
    }

    /** Whoever learns first that the other side is gone says when: the watcher, or a write that fails. */
    private synchronized void note() {
        if (!last && left == null) {
            left = Instant.now();
        }
        gone.countDown();
    }

    void send(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            note();
            throw e;
        }
    }

    /** From here on the answer is complete, and the other side may hang up. */
    void last() {
        last = true;
    }

    /** Waits; false when the other side hung up. */
    boolean pause(long millis) throws InterruptedException {
        return !gone.await(millis, TimeUnit.MILLISECONDS);
    }

    Optional<Instant> left() {
        return Optional.ofNullable(left);
    }

    /** Hangs up without a word: with a reset the other side loses even what it hasn't read yet. */
    void drop(Move.Drop.How how) throws IOException {
        last = true;
        if (how == Move.Drop.How.RESET) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }
}
