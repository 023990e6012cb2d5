package dev.parley.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * For machines that others use too, where JMH's iterations are never undisturbed: one subject in one JVM, batches of
 * about a millisecond, and the fastest twentieth of the second half of five seconds of processor time; of twenty for real traffic, whose many types take
 * longer to be compiled.
 */
public final class Batches {
    private static final long SECOND = 1_000_000_000L;
    private static final double LONG_ENOUGH = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Warmth.Call call;
    private final long budget;
    private volatile Object seen = "";

    private Batches(Codec codec, Document document, boolean encode) throws IOException {
        budget = (document == Document.RECORDED ? 20 : 5) * SECOND;
        List<byte[]> json = document.load();
        List<Object> values = new ArrayList<>();
        for (byte[] one : json) {
            values.add(encode ? codec.read(document.kind, one) : one);
        }
        call = () -> {
            for (Object value : values) {
                seen = encode ? codec.write(value) : codec.read(document.kind, (byte[]) value);
            }
        };
    }

    /** Arguments: subject, document, decode or encode. */
    public static void main(String[] args) throws IOException {
        Subject subject = Subject.valueOf(args[0]);
        Document document = Document.valueOf(args[1]);
        Batches batches = new Batches(subject.codec(), document, args[2].equals("encode"));
        System.out.printf(
                Locale.ROOT, "| %s | %s | %s | %.3f |%n", args[2], document.title, subject.title, batches.run() / 1e3);
    }

    private double run() throws IOException {
        long start = threads.getCurrentThreadCpuTime();
        List<Double> each = new ArrayList<>();
        int size = 1;
        for (long spent = 0; spent < budget; spent = threads.getCurrentThreadCpuTime() - start) {
            long begin = System.nanoTime();
            for (int i = 0; i < size; i++) {
                call.run();
            }
            double nanos = System.nanoTime() - begin;
            if (spent > budget / 2) {
                each.add(nanos / size);
            } else if (nanos < LONG_ENOUGH) {
                size *= 2;
            }
        }
        if (seen.equals("")) {
            throw new IllegalStateException("nothing was done");
        }
        each.sort(null);
        return each.get(each.size() / 20);
    }
}
