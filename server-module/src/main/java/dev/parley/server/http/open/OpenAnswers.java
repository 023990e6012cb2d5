package dev.parley.server.http.open;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after all answers that are being made, from one timer. Safe for use by many threads. */
public final class OpenAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAnswers.class);
    private static final long LOOK_MILLIS = 250;

    private final Duration heartbeat;
    private final Set<OpenAnswer> answers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("parley-look"));
    // Writing to a client that does not read can take for ever: that must not keep the others waiting.
    private final ExecutorService workers = Executors.newCachedThreadPool(daemon("parley-heartbeat"));

    /**
     * Begins to look.
     *
     * @param heartbeat after so long a silence a stream says that it is still there
     */
    @SuppressWarnings("FutureReturnValueIgnored") // looking does not fail
    public OpenAnswers(Duration heartbeat) {
        this.heartbeat = heartbeat;
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** After so long a silence a stream says that it is still there. */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** What may take long is done here. */
    public Executor workers() {
        return workers;
    }

    /** From now on looks after this answer. */
    public void add(OpenAnswer answer) {
        answers.add(answer);
    }

    /** No longer looks after this answer. */
    public void remove(OpenAnswer answer) {
        answers.remove(answer);
    }

    /** How many streams are open. */
    public long streams() {
        return answers.stream().filter(OpenAnswer::isStream).count();
    }

    private void look() {
        long now = System.nanoTime();
        for (OpenAnswer answer : answers) {
            try {
                answer.look(now);
            } catch (RuntimeException e) {
                LOG.error("looking after an answer failed", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
