package dev.parley.server.engine.chat;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads what an upstream says when it refuses or fails, and decides whose fault that is. */
final class UpstreamErrors {
    private static final int LONGEST_BODY = 64 * 1024;

    private final ClientMessages messages;

    UpstreamErrors(Upstream upstream) {
        this.messages = new ClientMessages(upstream);
    }

    /** An answer whose status is not 200. */
    EngineException of(ClassicHttpResponse response) {
        Failure failure = failure(response.getCode(), error(response), RetryAfter.of(response));
        return new EngineException(failure, new IOException("the upstream's status was " + response.getCode()));
    }

    /** An error object inside an answer whose status was 200. */
    EngineException inStream(JsonValue error) {
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
        return switch (status) {
            case 400, 409, 413, 422 ->
                new Failure(
                        Kind.INVALID_REQUEST,
                        messages.of(error, "The upstream refused the request."),
                        UpstreamParam.inRequest(text(error, "param")),
                        null);
            case 401, 402, 403 -> Failure.of(Kind.UNAVAILABLE, "The upstream refused this server's credentials.");
            case 404 ->
                namesModel(error)
                        ? modelNotFound(error)
                        : Failure.of(
                                Kind.UNAVAILABLE, "The upstream has no chat completions where it was asked for them.");
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

    /** The HTTP status that an error object stands for; 0 if it doesn't say. */
    private static int status(JsonValue error) {
        JsonValue code = error instanceof JsonValue.Obj object ? object.get("code") : null;
        if (code instanceof JsonValue.Num number && number.literal().matches("[45]\\d\\d")) {
            return Integer.parseInt(number.literal());
        }
        String name = text(error, "code") == null ? text(error, "type") : text(error, "code");
        return switch (name == null ? "" : name) {
            case "rate_limit_exceeded", "rate_limit_error", "429" -> 429;
            case "model_not_found" -> 404;
            case "invalid_request_error", "context_length_exceeded", "BadRequestError", "400" -> 400;
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
