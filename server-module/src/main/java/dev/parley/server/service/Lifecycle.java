package dev.parley.server.service;

import java.util.concurrent.atomic.AtomicReference;

/** The state machine of one response. Safe for use by many threads: of two that want to move it on, one does. */
final class Lifecycle {
    private final AtomicReference<ResponseState> state;

    Lifecycle(ResponseState first) {
        this.state = new AtomicReference<>(first);
    }

    ResponseState state() {
        return state.get();
    }

    /**
     * Goes on from where it is.
     *
     * @throws IllegalStateException if there is no way from there
     */
    void move(ResponseState next) {
        ResponseState now = state.get();
        if (!move(now, next)) {
            throw new IllegalStateException("the response moved on from " + now + " meanwhile");
        }
    }

    /** Goes on from that state; false if it is not in it any more. */
    boolean move(ResponseState from, ResponseState next) {
        if (!from.canBecome(next)) {
            throw new IllegalStateException("a response that is " + from + " can't become " + next);
        }
        return state.compareAndSet(from, next);
    }
}
