package dev.parley.client.http;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.ErrorBody;
import dev.parley.model.ErrorEnvelope;
import dev.parley.model.ErrorValue;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server said about an error, whatever form it chose: the envelope, a text in its place, problem+json, the
 * {@code detail} of FastAPI, plain text, a proxy's page. Never fails: an unreadable body is a report without details.
 */
record ErrorReport(
        @Nullable ErrorEnvelope envelope, @Nullable ErrorBody error) {
    private static final ErrorReport NONE = new ErrorReport(null, null);

    static ErrorReport of(byte[] body) {
        try {
            return Json.parse(body) instanceof JsonValue.Obj object ? of(object) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Whether a body is an error although its status says success. */
    static boolean isError(byte[] body) {
        try {
            return Json.parse(body) instanceof JsonValue.Obj object
                    && object.get("object") == null
                    && given(object.get("error"));
        } catch (IOException e) {
            return false;
        }
    }

    private static ErrorReport of(JsonValue.Obj object) throws IOException {
        if (!given(object.get("error"))) {
            return new ErrorReport(null, problem(object));
        }
        ErrorEnvelope envelope = object.as(ErrorEnvelope::read);
        return new ErrorReport(envelope, body(envelope.error()));
    }

    private static boolean given(@Nullable JsonValue value) {
        return value != null && value != JsonValue.Null.NULL;
    }

    private static @Nullable ErrorBody body(@Nullable ErrorValue value) {
        if (value instanceof ErrorBody body) {
            return body;
        }
        if (value instanceof ErrorValue.Text text) {
            return ErrorBody.builder().message(text.value()).build();
        }
        return value == null
                ? null
                : ErrorBody.builder().message(value.toJson()).build();
    }

    /** RFC 9457 has {@code title} and {@code detail}; FastAPI {@code detail} alone, as a text or a list; some {@code message}. */
    private static @Nullable ErrorBody problem(JsonValue.Obj object) {
        Optional<String> title = text(object, "title");
        Optional<String> detail = text(object, "detail");
        Optional<String> message = title.isPresent() && detail.isPresent()
                ? Optional.of(title.get() + ": " + detail.get())
                : title.or(() -> detail).or(() -> text(object, "message"));
        if (message.isEmpty()) {
            return null;
        }
        ErrorBody.Builder body = ErrorBody.builder().message(message.get());
        text(object, "type").ifPresent(body::type);
        return body.build();
    }

    private static Optional<String> text(JsonValue.Obj object, String name) {
        JsonValue value = object.get(name);
        String text = value instanceof JsonValue.Str string ? string.value() : given(value) ? value.toJson() : "";
        return Optional.of(text).filter(t -> !t.isBlank());
    }
}
