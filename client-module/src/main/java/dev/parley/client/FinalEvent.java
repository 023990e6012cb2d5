package dev.parley.client;

import dev.parley.json.JsonValue;
import dev.parley.model.ErrorBody;
import dev.parley.model.ErrorEvent;
import dev.parley.model.Response;
import dev.parley.model.ResponseCompletedEvent;
import dev.parley.model.ResponseFailedEvent;
import dev.parley.model.ResponseIncompleteEvent;
import dev.parley.model.ResponseStatus;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.util.Optional;

/** What an event says about the end of its stream: a final response, or an error without one. */
sealed interface FinalEvent {
    record Finished(Response response) implements FinalEvent {}

    record Broken(ErrorBody error) implements FinalEvent {}

    static Optional<FinalEvent> of(StreamEvent event) {
        if (event instanceof ResponseCompletedEvent completed) {
            return finished(completed.response());
        }
        if (event instanceof ResponseFailedEvent failed) {
            return finished(failed.response());
        }
        if (event instanceof ResponseIncompleteEvent incomplete) {
            return finished(incomplete.response());
        }
        if (event instanceof ErrorEvent error) {
            return Optional.of(new Broken(body(error)));
        }
        return event instanceof StreamEvent.Unknown unknown ? ofUnknown(unknown) : Optional.empty();
    }

    private static Optional<FinalEvent> finished(Response response) {
        return Optional.ofNullable(response).map(Finished::new);
    }

    /** The documents put the fields beside the type; real servers nest them. */
    private static ErrorBody body(ErrorEvent event) {
        if (event.error() != null) {
            return event.error();
        }
        ErrorBody.Builder body = ErrorBody.builder().type(event.type());
        body.message(event.message() == null ? event.toJson() : event.message());
        if (event.code() != null) {
            body.code(event.code());
        }
        if (event.param() != null) {
            body.param(event.param());
        }
        return body.build();
    }

    /** Events with names of their own end a stream, too: {@code response.cancelled}, or vLLM's bare {@code {"error": …}}. */
    private static Optional<FinalEvent> ofUnknown(StreamEvent.Unknown event) {
        if (!(event.json() instanceof JsonValue.Obj object)) {
            return Optional.empty();
        }
        try {
            if (event.type() == null && object.get("error") instanceof JsonValue.Obj error) {
                return Optional.of(new Broken(error.as(ErrorBody::read)));
            }
            if (object.get("response") instanceof JsonValue.Obj inner) {
                Response response = inner.as(Response::read);
                return isOver(response.status()) ? finished(response) : Optional.empty();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOver(ResponseStatus status) {
        return status != null && status != ResponseStatus.IN_PROGRESS && status != ResponseStatus.QUEUED;
    }
}
