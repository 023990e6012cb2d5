package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.JsonValue;
import dev.parley.model.LogProb;
import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.ReasoningDelta;
import dev.parley.server.engine.EngineEvent.RefusalDelta;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.chat.ChatChunk.Delta;
import dev.parley.server.engine.chat.ChatChunk.ToolCallPiece;
import dev.parley.server.engine.upstream.AnswerReader;
import dev.parley.server.engine.upstream.UpstreamErrors;
import dev.parley.server.engine.upstream.WholeCharacters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns chunks into engine events, and knows whether the answer has come to its end. */
final class ChatAnswer implements AnswerReader<ChatChunk> {
    private final EngineSink sink;
    private final UpstreamErrors errors;
    private final Texts reasoning;
    private final Texts text;
    private final Texts refusal;
    private final ToolCalls toolCalls;
    private @Nullable String finishReason;
    private final List<LogProb> logprobs = new ArrayList<>();
    private boolean done;

    ChatAnswer(EngineSink sink, UpstreamErrors errors, Functions functions) {
        this.sink = sink;
        this.errors = errors;
        this.reasoning = new Texts(sink, ReasoningDelta::new);
        this.text = new Texts(sink, this::textDelta);
        this.refusal = new Texts(sink, RefusalDelta::new);
        this.toolCalls = new ToolCalls(sink, functions.custom(), functions.computer());
    }

    /** What functions stand for that the client has not declared as such. */
    record Functions(CustomTools custom, ComputerFunction computer) {}

    @Override
    public ChatChunk read(JsonParser document) throws IOException {
        return ChatChunk.read(document);
    }

    @Override
    public ChatChunk failed(JsonValue error) {
        return ChatChunk.failed(error);
    }

    @Override
    public void take(ChatChunk chunk) throws EngineException, IOException {
        if (chunk.error() != null) {
            throw errors.inStream(chunk.error());
        }
        Delta delta = chunk.delta();
        reasoning.take(delta.reasoning());
        logprobs.addAll(chunk.logprobs());
        text.take(delta.content());
        refusal.take(delta.refusal());
        for (ToolCallPiece piece : delta.toolCalls()) {
            toolCalls.take(piece);
        }
        if (isSome(chunk.finishReason())) {
            finishReason = chunk.finishReason();
        }
        if (chunk.usage() != null) {
            sink.accept(chunk.usage());
        }
    }

    @Override
    public void done() {
        done = true;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    /** Whether the model has said why it stopped: only a token count and {@code [DONE]} can follow. */
    @Override
    public boolean isFinished() {
        return finishReason != null;
    }

    @Override
    public void end() throws EngineException, IOException {
        if (finishReason == null && !done) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream broke off."));
        }
        FinishReason reason = reason();
        reasoning.end();
        text.end();
        refusal.end();
        if (reason == FinishReason.STOP) {
            toolCalls.end();
        }
        sink.accept(new Finish(reason));
    }

    private FinishReason reason() throws EngineException {
        if (finishReason == null) {
            return FinishReason.STOP;
        }
        return switch (finishReason) {
            case "length", "max_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "error", "abort", "insufficient_system_resource" ->
                throw new EngineException(Failure.of(Kind.BROKEN, "The upstream gave up in the middle of the answer."));
            default -> FinishReason.STOP;
        };
    }

    private TextDelta textDelta(String piece) {
        if (logprobs.isEmpty()) {
            return new TextDelta(piece);
        }
        TextDelta delta = new TextDelta(piece, logprobs);
        logprobs.clear();
        return delta;
    }

    /** One kind of text. */
    private record Texts(EngineSink sink, Function<String, EngineEvent> event, WholeCharacters characters) {
        Texts(EngineSink sink, Function<String, EngineEvent> event) {
            this(sink, event, new WholeCharacters());
        }

        void take(@Nullable String piece) throws IOException {
            say(piece == null ? "" : characters.take(piece));
        }

        void end() throws IOException {
            say(characters.end());
        }

        private void say(String text) throws IOException {
            if (!text.isEmpty()) {
                sink.accept(event.apply(text));
            }
        }
    }

    private static boolean isSome(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
