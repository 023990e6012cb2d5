package dev.parley.server.engine.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/**
 * Reads the bytes that follow a complete answer, so that its connection can serve the next request, and gives up on an
 * upstream that doesn't send them soon.
 */
final class Linger {
    private static final long LONGEST_MILLIS = 250;
    private static final int MOST_READS = 16;

    private final ScheduledExecutorService timer;

    Linger(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    void readEnd(InputStream body, HttpPost post) {
        ScheduledFuture<?> end = timer.schedule(post::cancel, LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        byte[] rest = new byte[1024];
        try {
            int reads = 0;
            while (reads < MOST_READS && body.read(rest) >= 0) {
                reads++;
            }
        } catch (IOException e) {
            // The answer is complete; all that is lost is a connection to use again.
        } finally {
            end.cancel(false);
        }
    }
}
