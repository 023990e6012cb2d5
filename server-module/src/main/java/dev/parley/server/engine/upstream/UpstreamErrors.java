package dev.parley.server.engine.upstream;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads what an upstream says when it refuses or fails, and decides whose fault that is. */
public final class UpstreamErrors {
    private static final int LONGEST_BODY = 64 * 1024;

    private final ClientMessages messages;
    private final Function<String, @Nullable String> params;

    /** Reads the errors of one upstream; {@code params} says what its parameters are called in the client's request. */
    public UpstreamErrors(Upstream upstream, Function<String, @Nullable String> params) {
        this.messages = new ClientMessages(upstream);
        this.params = params;
    }

    /** An answer whose status is not 200. */
    EngineException of(ClassicHttpResponse response) {
        Failure failure = failure(response.getCode(), error(response), RetryAfter.of(response));
        return new EngineException(failure, new IOException("the upstream's status was " + response.getCode()));
    }

    /** An error object inside an answer whose status was 200. */
    public EngineException inStream(JsonValue error) {
        int status = status(error);
        Failure failure = status < 400
                ? Failure.of(Kind.BROKEN, messages.of(error, "The upstream reported an error."))
                : failure(status, error, null);
        return new EngineException(failure);
    }

    private Failure failure(int status, JsonValue error, @Nullable Long retryAfter) {
        if ("model_not_found".equals(text(error, "code"))) {
            return modelNotFound(error);
        }
        if (status < 500 && ContextLength.isExceeded(error)) {
            return new Failure(
                    Kind.CONTEXT_TOO_LONG,
                    messages.of(error, "The conversation is too long for this model."),
                    "input",
                    null);
        }
        return switch (status) {
            case 400, 409, 413, 422 ->
                new Failure(
                        Kind.INVALID_REQUEST,
                        messages.of(error, "The upstream refused the request."),
                        param(error),
                        null);
            case 401, 402, 403 -> Failure.of(Kind.REFUSED, "The upstream refused this server's credentials.");
            case 404 ->
                namesModel(error)
                        ? modelNotFound(error)
                        : Failure.of(Kind.REFUSED, "The upstream has nothing at the address it was asked at.");
            case 408, 504 -> Failure.of(Kind.TIMEOUT, "The upstream did not answer in time.");
            case 429 ->
                new Failure(Kind.RATE_LIMITED, messages.of(error, "The upstream asks to slow down."), null, retryAfter);
            default ->
                new Failure(
                        status >= 500 ? Kind.UNAVAILABLE : Kind.BROKEN,
                        "The upstream answered with status " + status + ".",
                        null,
                        retryAfter);
        };
    }

    private Failure modelNotFound(JsonValue error) {
        String message = messages.of(error, "The upstream does not know this model.");
        return new Failure(Kind.MODEL_NOT_FOUND, message, "model", null);
    }

    /** A wrong path is a 404 as well, but one of the operator's making. */
    private static boolean namesModel(JsonValue error) {
        String message = ClientMessages.raw(error);
        return message != null && message.toLowerCase(Locale.ROOT).contains("model");
    }

    private @Nullable String param(JsonValue error) {
        String named = text(error, "param");
        return named == null ? null : params.apply(named);
    }

    /** The HTTP status that an error object stands for; 0 if it doesn't say. */
    private static int status(JsonValue error) {
        JsonValue code = error instanceof JsonValue.Obj object ? object.get("code") : null;
        if (code instanceof JsonValue.Num number && number.literal().matches("[45]\\d\\d")) {
            return Integer.parseInt(number.literal());
        }
        String name = text(error, "code") == null ? text(error, "type") : text(error, "code");
        return switch (name == null ? "" : name) {
            case "rate_limit_exceeded", "rate_limit_error", "insufficient_quota", "429" -> 429;
            case "model_not_found" -> 404;
            case "invalid_request_error", "invalid_prompt", "context_length_exceeded", "BadRequestError", "400" -> 400;
            default -> 0;
        };
    }

    private static JsonValue error(ClassicHttpResponse response) {
        if (response.getEntity() == null) {
            return JsonValue.Null.NULL;
        }
        try {
            InputStream body = response.getEntity().getContent();
            JsonValue json = Json.parse(body.readNBytes(LONGEST_BODY));
            JsonValue error = json instanceof JsonValue.Obj object ? object.get("error") : null;
            return error == null ? json : error;
        } catch (IOException e) {
            return JsonValue.Null.NULL; // an error page that is not JSON says nothing a client could use
        }
    }

    private static @Nullable String text(JsonValue error, String key) {
        return error instanceof JsonValue.Obj object && object.get(key) instanceof JsonValue.Str value
                ? value.value()
                : null;
    }
}
