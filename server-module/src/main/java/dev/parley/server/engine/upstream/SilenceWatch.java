package dev.parley.server.engine.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends exchanges in which the upstream has said nothing for too long. A socket's own timeout would do that as well, but with
 * it each read takes three calls of the system instead of one, up to a tenth of what a streamed word costs.
 */
final class SilenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final long LONGEST_STEP = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_STEP = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int STEPS = 20;

    private final long longest;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

    /** Looks at the exchanges on that timer's thread, so that a silence lasts at most a twentieth or a second longer. */
    @SuppressWarnings("FutureReturnValueIgnored") // looking does not fail: what ends an exchange is guarded
    SilenceWatch(Duration longest, ScheduledExecutorService timer) {
        this.longest = longest.toNanos();
        long step = Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, this.longest / STEPS));
        timer.scheduleWithFixedDelay(this::look, step, step, TimeUnit.NANOSECONDS);
    }

    /** Waits for the upstream from now on; {@code end} closes its connection, and may be run on another thread. */
    Wait begin(Runnable end) {
        Wait wait = new Wait(end);
        wait.listen();
        waits.add(wait);
        return wait;
    }

    private void look() {
        long now = System.nanoTime();
        for (Wait wait : waits) {
            wait.look(now);
        }
    }

    /** One exchange. Only the time in which the upstream is waited for counts: not what is done with what it said. */
    final class Wait implements AutoCloseable {
        private static final long RESTING = 0;

        private final Runnable end;
        private volatile long since;
        private volatile boolean expired;

        private Wait(Runnable end) {
            this.end = end;
        }

        void listen() {
            since = System.nanoTime() | 1; // never RESTING
        }

        void rest() {
            since = RESTING;
        }

        /** Whether it was ended because the upstream was silent. */
        boolean hasExpired() {
            return expired;
        }

        /** The same bytes, each of them waited for; fails with a {@link SocketTimeoutException} where that takes too long. */
        InputStream over(InputStream body) {
            return new Watched(body, this);
        }

        @Override
        public void close() {
            waits.remove(this);
        }

        private void look(long now) {
            long waiting = since;
            if (waiting != RESTING && now - waiting > longest && !expired) {
                expired = true;
                try {
                    end.run();
                } catch (RuntimeException e) {
                    LOG.warn("The connection of a silent upstream could not be closed", e);
                }
            }
        }
    }

    private static final class Watched extends FilterInputStream {
        private final Wait wait;

        Watched(InputStream body, Wait wait) {
            super(body);
            this.wait = wait;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            wait.listen();
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw reason(e);
            } finally {
                wait.rest();
            }
        }

        private IOException reason(IOException e) {
            if (!wait.hasExpired()) {
                return e;
            }
            IOException silence = new SocketTimeoutException("the upstream said nothing for too long");
            silence.initCause(e);
            return silence;
        }
    }
}
