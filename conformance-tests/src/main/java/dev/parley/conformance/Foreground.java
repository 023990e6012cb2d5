package dev.parley.conformance;

import java.util.concurrent.CountDownLatch;

/**
 * Keeps a command that serves running until it has seen enough, or until the user interrupts it; an interrupted command
 * still says its summary and ends with its own exit code.
 */
final class Foreground {
    private final CountDownLatch enough;
    private final CountDownLatch said = new CountDownLatch(1);
    private volatile int exitCode;

    /** {@code exchanges} below 1 means: until interrupted. */
    Foreground(int exchanges) {
        this.enough = new CountDownLatch(exchanges < 1 ? 1_000_000_000 : exchanges);
    }

    void seen() {
        enough.countDown();
    }

    void await() throws InterruptedException {
        Thread hook = new Thread(this::interrupted, "conform-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        enough.await();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is what woke us: it waits for the summary.
        }
    }

    int end(int code) {
        exitCode = code;
        said.countDown();
        return code;
    }

    private void interrupted() {
        while (enough.getCount() > 0) {
            enough.countDown();
        }
        try {
            said.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
