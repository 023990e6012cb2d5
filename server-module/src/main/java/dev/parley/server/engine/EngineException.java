package dev.parley.server.engine;

import org.jspecify.annotations.Nullable;

/** A backend could not answer. The message is fit for the client: no keys, no addresses, no stack. */
public final class EngineException extends Exception {
    private final transient Failure failure;

    /** A failure without a cause worth logging. */
    public EngineException(Failure failure) {
        this(failure, null);
    }

    /** A failure with the cause that the log should show. */
    public EngineException(Failure failure, @Nullable Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** What went wrong, in a form that can be put on the wire. */
    public Failure failure() {
        return failure;
    }

    /** The kinds of failure that callers treat differently. */
    public enum Kind {
        /** The backend refused the request as wrong: the client can mend it. */
        INVALID_REQUEST,
        /** The conversation does not fit into the model's context. */
        CONTEXT_TOO_LONG,
        /** The backend refuses this server: its credentials or its address are wrong. */
        REFUSED,
        /** The backend does not know the model. */
        MODEL_NOT_FOUND,
        /** The backend asks to slow down. */
        RATE_LIMITED,
        /** The backend can't be reached, or answered with a server error. */
        UNAVAILABLE,
        /** The backend took too long. */
        TIMEOUT,
        /** The backend broke off, or said something that is not its own protocol. */
        BROKEN
    }

    /**
     * One failure.
     *
     * @param param the request parameter at fault, where the backend named one
     * @param retryAfterSeconds how long to wait, where the backend said so
     */
    public record Failure(
            Kind kind,
            String message,
            @Nullable String param,
            @Nullable Long retryAfterSeconds) {
        /** A failure that names no parameter and no waiting time. */
        public static Failure of(Kind kind, String message) {
            return new Failure(kind, message, null, null);
        }
    }
}
