package dev.parley.server.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Says once that an answer is no longer wanted, and runs what engines have registered for that moment (closing an
 * upstream connection, which is what ends a blocked read). Safe for use by many threads.
 */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Runs each registered action; a second call does nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Registers an action for the moment of cancelling; runs it at once if that moment has passed. */
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Whether {@link #cancel()} has been called. */
    public boolean isCancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }
}
