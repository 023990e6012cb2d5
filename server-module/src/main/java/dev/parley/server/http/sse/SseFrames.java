package dev.parley.server.http.sse;

import dev.parley.server.http.open.ClientConnection;
import dev.parley.server.http.open.OpenAnswer;
import dev.parley.server.http.open.OpenAnswers;
import dev.parley.server.service.RenderedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes events as frames, one write and one flush each: an event leaves when it happens. A stream on which nothing happens
 * gets a comment from time to time, and its client is looked after: when it leaves, the events' source is told.
 */
final class SseFrames implements OpenAnswer, AutoCloseable {
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": keepalive\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(250);

    private final OutputStream out;
    private final Client client;
    private final OpenAnswers answers;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(512);
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile long lastWrite = System.nanoTime();
    private volatile boolean left;
    private String lastType = "";
    private boolean over;

    /** Frames into that stream, which is looked after there once it is open. */
    SseFrames(OutputStream out, Client client, OpenAnswers answers) {
        this.out = out;
        this.client = client;
        this.answers = answers;
    }

    /**
     * Who gets the frames.
     *
     * @param named whether each frame says its event's type on an {@code event:} line
     * @param leave who is told when the client has left
     */
    record Client(boolean named, ClientConnection connection, Runnable leave) {}

    /** Sends the head of the answer, and from now on looks after the client. */
    void open() {
        try {
            out.flush();
        } catch (IOException e) {
            left = true; // the first frame will say so
        }
        answers.add(this);
    }

    /** Whether the client has been found to be gone. */
    boolean clientLeft() {
        return left;
    }

    /** How it ended, in one word: as the last event says, or because the client left. */
    String ending() {
        return left ? "left" : lastType.substring(lastType.lastIndexOf('.') + 1);
    }

    void write(RenderedEvent event) throws IOException {
        lock.lock();
        try {
            frame.reset();
            if (client.named()) {
                frame.writeBytes(EVENT);
                frame.writeBytes(event.type().getBytes(StandardCharsets.UTF_8));
                frame.write('\n');
            }
            frame.writeBytes(DATA);
            frame.writeBytes(event.json()); // one line: JSON has its line breaks escaped
            frame.write('\n');
            frame.write('\n');
            frame.writeTo(out);
            out.flush();
            lastWrite = System.nanoTime();
            lastType = event.type();
        } catch (IOException e) {
            left = true;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void look(long now) {
        long silence = now - lastWrite;
        if (silence < QUIET || !lock.tryLock()) {
            return; // who is written to is found out by writing
        }
        try {
            if (!over && !left && client.connection().isGone()) {
                left();
            }
        } finally {
            lock.unlock();
        }
        if (silence >= answers.heartbeat().toNanos() && beating.compareAndSet(false, true)) {
            answers.workers().execute(this::beat);
        }
    }

    @Override
    public boolean isStream() {
        return true;
    }

    private void beat() {
        lock.lock();
        try {
            boolean due = System.nanoTime() - lastWrite >= answers.heartbeat().toNanos();
            if (!over && !left && due) {
                out.write(HEARTBEAT);
                out.flush();
                lastWrite = System.nanoTime();
            }
        } catch (IOException e) {
            left();
        } finally {
            lock.unlock();
            beating.set(false);
        }
    }

    private void left() {
        left = true;
        answers.workers().execute(client.leave());
    }

    /** Afterwards nobody touches the stream and its connection any more. */
    @Override
    public void close() {
        answers.remove(this);
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }
}
