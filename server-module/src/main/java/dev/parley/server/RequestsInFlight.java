package dev.parley.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts the requests whose answers are not yet written to their end. */
final class RequestsInFlight extends Handler.Wrapper {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int count;

    RequestsInFlight(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        add(1);
        try {
            return super.handle(request, response, callback);
        } finally {
            add(-1); // answers are written on this thread
        }
    }

    /** Waits until all answers are written, at most so long. */
    void awaitNone(Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (count > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void add(int more) {
        lock.lock();
        try {
            count += more;
            if (count == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
