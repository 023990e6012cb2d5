package dev.parley.conformance.exchange;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Collects the bytes of one answer with their times; safe to read while the transfer is still running. */
final class Recording implements Flow.Subscriber<List<ByteBuffer>> {
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Chunk> chunks = new ArrayList<>();
    private final Reading reading;
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private boolean paused;
    private Optional<HttpResponse.ResponseInfo> head = Optional.empty();

    Recording(Reading reading) {
        this.reading = reading;
    }

    /** Ends when enough events have come for a client that stays to let others go on. */
    CompletableFuture<Void> reached() {
        return reached;
    }

    synchronized Recording start(HttpResponse.ResponseInfo info) {
        head = Optional.of(info);
        return this;
    }

    /** The time of everything that is recorded counts from here, so that no part can take longer than the whole. */
    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    synchronized Optional<Answer> answer() {
        return head.map(info -> new Answer(info.statusCode(), headers(info), Bytes.of(bytes.toByteArray()), chunks));
    }

    private static Headers headers(HttpResponse.ResponseInfo info) {
        List<Headers.Line> lines = new ArrayList<>();
        info.headers().map().forEach((name, values) -> values.forEach(v -> lines.add(new Headers.Line(name, v))));
        return new Headers(lines);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        take(buffers);
        if (reading.stay().isPresent() && events() >= reading.stay().get().events()) {
            reached.complete(null);
        }
        pause();
        subscription.request(1);
    }

    private synchronized int events() {
        return SseParser.parse(Bytes.of(bytes.toByteArray())).frames().size();
    }

    private void pause() {
        boolean due = reading.pause()
                .filter(pause -> !paused && bytes.size() >= pause.afterBytes())
                .isPresent();
        if (due) {
            paused = true;
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(reading.pause().get().millis()));
        }
    }

    private synchronized void take(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] block = new byte[buffer.remaining()];
            buffer.get(block);
            bytes.writeBytes(block);
        }
        chunks.add(new Chunk(sinceStart(), bytes.size()));
    }

    @Override
    public void onError(Throwable cause) {
        // The transport reports it: the same failure ends the exchange's future.
    }

    @Override
    public void onComplete() {
        // Nothing to add: completeness is the transport's to say.
    }
}
