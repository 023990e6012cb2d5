package dev.parley.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps a number of streams open against one server for a while, and says what that cost the server's process. */
public final class Load {
    private static final int TICKS_A_SECOND = 100; // of /proc/PID/stat on Linux, whatever the kernel's own rate

    private final int port;
    private final String path;
    private final String body;
    private final String firstWord;
    private final ConcurrentLinkedQueue<Reader.Stream> streams = new ConcurrentLinkedQueue<>();
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    private Load(int port, String path, String body, String firstWord) {
        this.port = port;
        this.path = path;
        this.body = body;
        this.firstWord = firstWord;
    }

    /**
     * Arguments: title, port, path, body, text of the first word's frame, streams, seconds of warming up, seconds, words in
     * a stream, process ids of the server.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Load load = new Load(Integer.parseInt(args[1]), args[2], args[3], args[4]);
        int count = Integer.parseInt(args[5]);
        load.run(count, Integer.parseInt(args[6]));
        load.streams.clear();
        List<Path> processes = new ArrayList<>();
        for (int i = 9; i < args.length; i++) {
            processes.add(Path.of("/proc", args[i]));
        }
        long before = ticks(processes);
        load.run(count, Integer.parseInt(args[7]));
        double micros = (ticks(processes) - before) * 1e6 / TICKS_A_SECOND;
        long words = load.streams.size() * Long.parseLong(args[8]);
        List<Long> first = load.streams.stream()
                .map(Reader.Stream::nanosToFirstWord)
                .sorted()
                .toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %.2f | %.2f | %.0f |%n",
                args[0],
                count,
                words,
                micros / words,
                first.get(first.size() / 2) / 1e6,
                first.get(first.size() * 99 / 100) / 1e6,
                memory(processes));
    }

    private void run(int count, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> readUntil(end));
            threads.add(thread);
            thread.start();
            Thread.sleep(Math.min(5, 2_000 / count)); // streams don't begin all at once
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void readUntil(long end) {
        try (Reader reader = new Reader(port, path, body)) {
            while (System.nanoTime() < end && failure.get() == null) {
                streams.add(reader.read(firstWord));
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    private static long ticks(List<Path> processes) throws IOException {
        long ticks = 0;
        for (Path process : processes) {
            String stat = Files.readString(process.resolve("stat"));
            List<String> fields =
                    Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 14));
            ticks += Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        }
        return ticks;
    }

    /** Resident now, in MiB. */
    private static double memory(List<Path> processes) throws IOException {
        long kilobytes = 0;
        for (Path process : processes) {
            for (String line : Files.readAllLines(process.resolve("status"))) {
                kilobytes += line.startsWith("VmHWM:") ? Long.parseLong(line.replaceAll("\\D", "")) : 0;
            }
        }
        return kilobytes / 1024.0;
    }
}
