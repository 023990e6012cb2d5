package dev.parley.server.service;

import dev.parley.server.engine.EngineException.Failure;
import org.jspecify.annotations.Nullable;

/** A request can't be served; carries what the client is told. Never a bug of the server's own. */
public final class ApiException extends RuntimeException {
    private final transient Problem problem;

    /** A refusal with this problem. */
    public ApiException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }

    /** The request breaks a rule at {@code param}. */
    public static ApiException invalid(String code, @Nullable String param, String message) {
        return new ApiException(Problem.invalid(400, code, param, message));
    }

    /** The parameter is known, but not served here. */
    public static ApiException unsupported(String param, String message) {
        return invalid("unsupported_parameter", param, message);
    }

    /** This tenant has no response of that id. */
    public static ApiException responseNotFound(String id) {
        return new ApiException(Problem.invalid(
                404, "response_not_found", "response_id", "Response with id '" + shortened(id) + "' not found."));
    }

    /** A backend's failure, as an HTTP status instead of an event. */
    public static ApiException of(Failure failure) {
        return new ApiException(Problem.of(failure));
    }

    /** User input that goes into a message, cut so that messages stay under 1 KB. */
    public static String shortened(String value) {
        return value.length() <= 100 ? value : value.substring(0, 100) + "…";
    }
}
