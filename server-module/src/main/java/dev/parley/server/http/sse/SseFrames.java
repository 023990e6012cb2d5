package dev.parley.server.http.sse;

import dev.parley.server.http.open.ClientConnection;
import dev.parley.server.http.open.OpenAnswer;
import dev.parley.server.http.open.OpenAnswers;
import dev.parley.server.service.EventListener;
import dev.parley.server.service.RenderedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes events as frames. An event leaves when it happens: those of one moment with one write, because each write wakes the client,
 * and wakes and writes are most of what a short answer costs. A stream on which nothing happens
 * gets a comment from time to time, and its client is looked after: when it leaves, the events' source is told.
 */
final class SseFrames implements EventListener, OpenAnswer, AutoCloseable {
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": keepalive\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 32 * 1024;
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(250);

    private final OutputStream out;
    private final Client client;
    private final OpenAnswers answers;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream(512);
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

    @Override
    public void accept(RenderedEvent event) throws IOException {
        lock.lock();
        try {
            if (client.named()) {
                frames.writeBytes(EVENT);
                frames.writeBytes(event.type().getBytes(StandardCharsets.UTF_8));
                frames.write('\n');
            }
            frames.writeBytes(DATA);
            frames.writeBytes(event.json()); // one line: JSON has its line breaks escaped
            frames.write('\n');
            frames.write('\n');
            lastType = event.type();
            if (frames.size() >= MOST) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            if (frames.size() > 0) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    private void send() throws IOException {
        try {
            frames.writeTo(out);
            out.flush();
            lastWrite = System.nanoTime();
        } catch (IOException e) {
            left = true;
            throw e;
        } finally {
            frames.reset();
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
                frames.writeBytes(HEARTBEAT);
                send();
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
