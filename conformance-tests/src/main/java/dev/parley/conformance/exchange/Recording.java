package dev.parley.conformance.exchange;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** Collects the bytes of one answer with their times; safe to read while the transfer is still running. */
final class Recording implements Flow.Subscriber<List<ByteBuffer>> {
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Chunk> chunks = new ArrayList<>();
    private Optional<HttpResponse.ResponseInfo> head = Optional.empty();

    synchronized Recording start(HttpResponse.ResponseInfo info) {
        head = Optional.of(info);
        return this;
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
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] block = new byte[buffer.remaining()];
            buffer.get(block);
            bytes.writeBytes(block);
        }
        chunks.add(new Chunk(Duration.ofNanos(System.nanoTime() - start), bytes.size()));
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
