package dev.parley.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Some seconds of streams through one target: as many at once as asked, one after the other on each connection. Before each
 * its client rests for up to half the time between two words: clients that ask again at once fall into step, because what
 * ends together is stored together, and then all of them wait for each other.
 */
final class Slice {
    private final Target target;
    private final ConcurrentLinkedQueue<Reader.Stream> streams = new ConcurrentLinkedQueue<>();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private double micros;
    private double mebibytes;

    private Slice(Target target) {
        this.target = target;
    }

    /** Runs one to the end of its last streams, which began within the seconds. */
    static Slice of(Target target, Streams streams, int seconds) throws IOException, InterruptedException {
        Slice slice = new Slice(target);
        double before = target.micros();
        slice.run(streams, System.nanoTime() + seconds * 1_000_000_000L);
        slice.micros = target.micros() - before;
        if (slice.failure.get() != null) {
            throw slice.failure.get();
        }
        return slice;
    }

    private void run(Streams asked, long end) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < asked.count(); i++) {
            Thread thread = new Thread(() -> readUntil(end, asked));
            threads.add(thread);
            thread.start();
            Thread.sleep(asked.millis() / asked.count()); // at any time some begin, some end
        }
        mebibytes = target.mebibytes();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void readUntil(long end, Streams asked) {
        try (Reader reader = new Reader(target.port(), target.path(), target.body())) {
            while (System.nanoTime() < end && failure.get() == null) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(asked.gap() / 2 + 1));
                streams.add(reader.read(target.firstWord()));
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Microseconds of processor time for each word. */
    double microsAWord(Streams asked) {
        return micros / ((double) streams.size() * asked.words());
    }

    /** What the target had resident while all streams were open, in MiB. */
    double mebibytes() {
        return mebibytes;
    }

    /** Milliseconds until the first word, of each stream. */
    List<Double> firstWords() {
        return streams.stream().map(stream -> stream.nanosToFirstWord() / 1e6).toList();
    }
}
