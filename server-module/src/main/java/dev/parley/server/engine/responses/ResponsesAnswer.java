package dev.parley.server.engine.responses;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import dev.parley.model.ErrorEvent;
import dev.parley.model.IncompleteReason;
import dev.parley.model.KeepaliveEvent;
import dev.parley.model.Response;
import dev.parley.model.ResponseCompletedEvent;
import dev.parley.model.ResponseCreatedEvent;
import dev.parley.model.ResponseFailedEvent;
import dev.parley.model.ResponseInProgressEvent;
import dev.parley.model.ResponseIncompleteEvent;
import dev.parley.model.ResponseQueuedEvent;
import dev.parley.model.StreamEvent;
import dev.parley.model.Usage;
import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.upstream.AnswerReader;
import dev.parley.server.engine.upstream.UpstreamErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns an upstream's events into engine events, and knows how the answer ended. */
final class ResponsesAnswer implements AnswerReader<StreamEvent> {
    private final UpstreamItems items;
    private final EngineSink sink;
    private final UpstreamErrors errors;
    private @Nullable Response terminal;
    private boolean failed;

    ResponsesAnswer(UpstreamItems items, EngineSink sink, UpstreamErrors errors) {
        this.items = items;
        this.sink = sink;
        this.errors = errors;
    }

    @Override
    public StreamEvent read(JsonParser document) throws IOException {
        if (document.nextToken() == null) {
            throw new JsonParseException(document, "an event that is empty");
        }
        return StreamEvent.read(document);
    }

    /** Some upstreams answer in one piece whatever they were asked for. */
    @Override
    public StreamEvent readWhole(JsonParser document) throws IOException {
        document.nextToken();
        JsonValue.Obj body = JsonValue.Obj.read(document);
        if (body.get("output") instanceof JsonValue.Arr) {
            return ended(Json.read(body.toJson(), Response::read));
        }
        return new StreamEvent.Unknown(body);
    }

    @Override
    public StreamEvent failed(JsonValue error) {
        return new StreamEvent.Unknown(new JsonValue.Obj(Map.of("error", error)));
    }

    @Override
    public void take(StreamEvent event) throws EngineException, IOException {
        if (isAboutTheBeginning(event)) {
            return;
        }
        if (event instanceof ResponseCompletedEvent end) {
            terminal = end.response();
        } else if (event instanceof ResponseIncompleteEvent end) {
            terminal = end.response();
        } else if (event instanceof ResponseFailedEvent end) {
            terminal = end.response();
            failed = true;
        } else if (event instanceof ErrorEvent error) {
            throw failure(tree(error));
        } else if (!items.take(event)) {
            other(event);
        }
    }

    @Override
    public void done() {
        // says nothing about how the answer ended: only a terminal event does
    }

    @Override
    public boolean isDone() {
        return terminal != null;
    }

    @Override
    public boolean isFinished() {
        return terminal != null;
    }

    @Override
    public void end() throws EngineException, IOException {
        if (terminal == null) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream broke off."));
        }
        FinishReason reason = reason(terminal);
        items.complete(terminal.output() == null ? List.of() : terminal.output());
        if (terminal.usage() != null) {
            sink.accept(tokens(terminal.usage()));
        }
        sink.accept(new EngineEvent.Finish(reason));
    }

    private FinishReason reason(Response response) throws EngineException {
        String status = response.status() == null ? "" : response.status().value();
        if (failed || status.equals("failed")) {
            JsonValue error = response.error() == null ? JsonValue.Null.NULL : tree(response.error());
            throw errors.inStream(error);
        }
        if (status.equals("cancelled")) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream cancelled the answer."));
        }
        if (!status.equals("incomplete")) {
            return FinishReason.STOP;
        }
        IncompleteReason why = response.incompleteDetails() == null
                ? null
                : response.incompleteDetails().reason();
        return IncompleteReason.CONTENT_FILTER.equals(why) ? FinishReason.CONTENT_FILTER : FinishReason.LENGTH;
    }

    /** Its id and its state are this server's own, which has told of them already. */
    private static boolean isAboutTheBeginning(StreamEvent event) {
        return event instanceof ResponseCreatedEvent
                || event instanceof ResponseQueuedEvent
                || event instanceof ResponseInProgressEvent
                || event instanceof KeepaliveEvent;
    }

    /** Events that no contract names pass, unless they carry the upstream's own response or say that it failed. */
    private void other(StreamEvent event) throws EngineException, IOException {
        JsonValue tree = event instanceof StreamEvent.Unknown unknown ? unknown.json() : tree(event);
        if (!(tree instanceof JsonValue.Obj object)) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream sent something that is no event."));
        }
        if (event.type() == null || event.type().isEmpty()) {
            throw failure(tree);
        }
        if (event.type().equals("response.cancelled")) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream cancelled the answer."));
        }
        boolean itsOwn = object.get("response") != null || object.get("response_id") != null;
        if (!itsOwn && object.get("item_id") == null) {
            sink.accept(new EngineEvent.OtherEvent(event));
        }
    }

    /** An error is flat in some upstreams' events and an object of its own in others'. */
    private EngineException failure(JsonValue event) {
        JsonValue nested = event instanceof JsonValue.Obj object ? object.get("error") : null;
        return errors.inStream(nested == null || nested == JsonValue.Null.NULL ? event : nested);
    }

    private static StreamEvent ended(Response response) {
        return ResponseCompletedEvent.builder()
                .sequenceNumber(0)
                .response(response)
                .build();
    }

    private static TokenCount tokens(Usage usage) {
        Long cached = usage.inputTokensDetails() == null
                ? null
                : usage.inputTokensDetails().cachedTokens();
        Long written = usage.inputTokensDetails() == null
                ? null
                : usage.inputTokensDetails().cacheWriteTokens();
        Long reasoning = usage.outputTokensDetails() == null
                ? null
                : usage.outputTokensDetails().reasoningTokens();
        return new TokenCount(usage.inputTokens(), orZero(cached), written, usage.outputTokens(), orZero(reasoning));
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : Math.max(0, count);
    }

    private static JsonValue tree(JsonModel model) {
        try {
            return Json.parse(model.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
