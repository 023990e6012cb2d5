package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import java.util.Map;
import java.util.Set;

/** How far a response is, and where it can go from there. */
enum ResponseState {
    QUEUED("queued"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    INCOMPLETE("incomplete"),
    FAILED("failed"),
    CANCELLED("cancelled");

    private static final Map<ResponseState, Set<ResponseState>> NEXT = Map.of(
            QUEUED, Set.of(IN_PROGRESS, FAILED, CANCELLED),
            IN_PROGRESS, Set.of(COMPLETED, INCOMPLETE, FAILED, CANCELLED));

    private final String wire;

    ResponseState(String wire) {
        this.wire = wire;
    }

    /** The status as the contract writes it. */
    ResponseStatus status() {
        return ResponseStatus.of(wire);
    }

    /** Whether nothing can change any more. */
    boolean isTerminal() {
        return !NEXT.containsKey(this);
    }

    boolean canBecome(ResponseState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    static ResponseState of(Response response) {
        return of(String.valueOf(response.status()));
    }

    /** The state that the contract's word stands for. */
    static ResponseState of(String status) {
        for (ResponseState state : values()) {
            if (state.wire.equals(status)) {
                return state;
            }
        }
        throw new IllegalStateException("a stored response has the status " + status);
    }
}
