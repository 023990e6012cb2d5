package dev.parley.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The first document that a JVM reads, classes loaded and mappers made on the way: median of ten starts. Ours a second time
 * with an archive of loaded classes, which any application can have of its JDK (and Jackson alone takes most of the time).
 */
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
            row(subject.title, subject);
        }
        Path archive = Files.createTempFile("parley", ".jsa");
        start(Subject.PARLEY, Document.RESPONSE, "-XX:ArchiveClassesAtExit=" + archive);
        row(Subject.PARLEY.title + ", classes archived", Subject.PARLEY, "-XX:SharedArchiveFile=" + archive);
        Files.delete(archive);
    }

    private static void row(String title, Subject subject, String... options) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f |%n",
                title,
                median(subject, Document.DELTA, options),
                median(subject, Document.RESPONSE, options));
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

    private static double median(Subject subject, Document document, String... options)
            throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            nanos.add(start(subject, document, options));
        }
        nanos.sort(null);
        return (nanos.get(STARTS / 2 - 1) + nanos.get(STARTS / 2)) / 2e6;
    }

    private static long start(Subject subject, Document document, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Xlog:disable", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ColdDecode.class.getName(), subject.name(), document.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(subject + " failed to read " + document);
        }
        return Long.parseLong(out);
    }
}
