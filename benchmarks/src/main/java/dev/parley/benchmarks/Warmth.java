package dev.parley.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Warms up by processor time, not by the clock: on a busy machine the compiler gets what it needs all the same. */
final class Warmth {
    private Warmth() {}

    /** One call of what is measured. */
    interface Call {
        void run() throws IOException;
    }

    static void reach(Call call) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + Long.getLong("parley.warmth", 0) * 1_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            call.run();
        }
    }
}
