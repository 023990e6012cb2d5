package dev.parley.server.service;

import dev.parley.server.engine.EngineException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told when something went wrong.
 *
 * @param status HTTP status, where there still is one to choose
 * @param type coarse class of the error, such as {@code invalid_request_error}
 * @param code the error's own name, stable enough for programs
 * @param param JSON path of the parameter at fault
 * @param message one or two sentences, at most 1 KB, nothing internal
 * @param retryAfterSeconds for 429 and 503: when to come back
 */
public record Problem(
        int status,
        String type,
        String code,
        @Nullable String param,
        String message,
        @Nullable Long retryAfterSeconds) {

    /** Something the client can mend. */
    public static Problem invalid(int status, String code, @Nullable String param, String message) {
        return new Problem(status, "invalid_request_error", code, param, message, null);
    }

    /** Something only the server's people can mend. */
    public static Problem internal(String incident) {
        return new Problem(
                500,
                "server_error",
                "server_error",
                null,
                "The server failed. Quote " + incident + " when asking.",
                null);
    }

    /** The server takes no new work; another one may. */
    public static Problem shuttingDown() {
        return new Problem(503, "server_error", "server_shutting_down", null, "The server is shutting down.", 5L);
    }

    /** The process that made a response is gone. */
    static Problem interrupted() {
        return new Problem(
                500,
                "server_error",
                "server_error",
                null,
                "The server was interrupted while it made this response.",
                null);
    }

    /** A backend's failure in the client's terms. */
    public static Problem of(Failure failure) {
        return switch (failure.kind()) {
            case INVALID_REQUEST -> invalid(400, "invalid_request", failure.param(), failure.message());
            case CONTEXT_TOO_LONG -> invalid(400, "context_length_exceeded", failure.param(), failure.message());
            case MODEL_NOT_FOUND -> invalid(404, "model_not_found", "model", failure.message());
            case RATE_LIMITED ->
                new Problem(
                        429,
                        "rate_limit_error",
                        "rate_limit_exceeded",
                        null,
                        failure.message(),
                        failure.retryAfterSeconds() == null ? 1L : failure.retryAfterSeconds());
            case UNAVAILABLE, REFUSED -> upstream(503, "upstream_unavailable", failure);
            case TIMEOUT -> upstream(504, "upstream_timeout", failure);
            case BROKEN -> upstream(502, "upstream_error", failure);
        };
    }

    private static Problem upstream(int status, String code, Failure failure) {
        return new Problem(status, "server_error", code, null, failure.message(), failure.retryAfterSeconds());
    }
}
