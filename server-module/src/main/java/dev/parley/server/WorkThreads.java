package dev.parley.server;

import dev.parley.server.ServerConfig.Threads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of the kind that is configured. Virtual ones are looked up by name, because the code is compiled for Java 17. */
final class WorkThreads {
    private WorkThreads() {}

    static ThreadFactory named(String name, Threads kind) {
        if (kind == Threads.VIRTUAL) {
            return virtualFactory();
        }
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code Thread.ofVirtual().factory()} */
    private static ThreadFactory virtualFactory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new ConfigException("threads: virtual needs Java 21 or newer");
        }
    }

    /** A virtual thread for each task. */
    static Executor virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new ConfigException("threads: virtual needs Java 21 or newer");
        }
    }
}
