package dev.parley.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first document that a JVM reads, classes loaded and mappers made on the way: median of ten starts. */
public final class ColdDecode {
    private static final int STARTS = 10;

    private ColdDecode() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2) {
            System.out.println(once(Subject.valueOf(args[0]), Document.valueOf(args[1])));
            return;
        }
        System.out.println("| first decode, cold JVM | delta, ms | response, ms |\n|---|--:|--:|");
        for (Subject subject : Subject.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f |%n",
                    subject.title,
                    median(subject, Document.DELTA),
                    median(subject, Document.RESPONSE));
        }
    }

    private static long once(Subject subject, Document document) throws IOException {
        byte[] json = document.load().get(0);
        long start = System.nanoTime();
        Object value = subject.codec().read(document.kind, json);
        long spent = System.nanoTime() - start;
        if (value.hashCode() == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return spent;
    }

    private static double median(Subject subject, Document document) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            nanos.add(start(subject, document));
        }
        nanos.sort(null);
        return (nanos.get(STARTS / 2 - 1) + nanos.get(STARTS / 2)) / 2e6;
    }

    private static long start(Subject subject, Document document) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdDecode.class.getName(),
                        subject.name(),
                        document.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(subject + " failed to read " + document);
        }
        return Long.parseLong(out);
    }
}
