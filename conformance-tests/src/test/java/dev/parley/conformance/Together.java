package dev.parley.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many things, several at a time: runs of the kit mostly wait. Results come in the things' order. */
final class Together {
    private static final int AT_A_TIME = 8;

    private Together() {}

    /** What is done with each. */
    @FunctionalInterface
    interface Task<T, R> {
        R perform(T thing) throws Exception;
    }

    static <T, R> List<R> all(List<T> things, Task<T, R> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<R>> begun = new ArrayList<>();
            things.forEach(thing -> begun.add(threads.submit(() -> task.perform(thing))));
            List<R> results = new ArrayList<>();
            for (Future<R> each : begun) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
