package dev.parley.server.engine.responses;

import dev.parley.json.JsonValue;
import dev.parley.model.ContentPart;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallInputDeltaEvent;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputText;
import dev.parley.model.OutputTextAnnotationAddedEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.ReasoningItem;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent.ItemDone;
import dev.parley.server.engine.EngineEvent.ItemEvent;
import dev.parley.server.engine.EngineEvent.ItemStart;
import dev.parley.server.engine.EngineSink;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of the upstream's while it is streamed. Events that are missing are made up for, events that come twice or too
 * late are passed over; what leaves is in order.
 */
final class UpstreamItem {
    private static final OutputText TEXT = OutputText.builder().text("").build();

    private final String key;
    private final OutputItem begun;
    private final EngineSink sink;
    private final UpstreamParts content;
    private final UpstreamParts summary;
    private final Said said = new Said();
    private boolean done;

    UpstreamItem(String key, OutputItem begun, EngineSink sink) {
        this.key = key;
        this.begun = begun;
        this.sink = sink;
        this.content = new UpstreamParts(new PartEvents.OfContent(this::emit));
        this.summary = new UpstreamParts(new PartEvents.OfSummary(this::emit));
    }

    /** Stands for an item that was never announced: it takes everything and says nothing. */
    static UpstreamItem nobody() {
        UpstreamItem nobody = new UpstreamItem("", new OutputItem.Unknown(JsonValue.Null.NULL), event -> {});
        nobody.done = true;
        return nobody;
    }

    boolean isDone() {
        return done;
    }

    boolean isOf(OutputItem item) {
        return Objects.equals(begun.type(), item.type());
    }

    boolean isMessage() {
        return begun instanceof Message;
    }

    boolean isReasoning() {
        return begun instanceof ReasoningItem;
    }

    void begin() throws IOException {
        sink.accept(new ItemStart(key, begun));
    }

    void partAdded(long index, @Nullable ContentPart part) throws IOException {
        if (holdsParts() && part != null) {
            content.added(index, part);
        }
    }

    void partDone(long index, @Nullable ContentPart part) throws IOException {
        if (holdsParts() && part != null) {
            content.done(index, part);
        }
    }

    /** Nearly every event is one of these: it goes on as it is unless something about it has to be mended. */
    void text(OutputTextDeltaEvent delta) throws IOException {
        UpstreamParts.Part part = holdsParts() ? content.at(delta.contentIndex(), TEXT) : null;
        if (part == null) {
            return;
        }
        String whole = part.take(delta.delta());
        if (whole.equals(delta.delta()) && part.index() == delta.contentIndex()) {
            emit(delta);
        } else if (!whole.isEmpty()) {
            emit(delta.toBuilder().contentIndex(part.index()).delta(whole).build());
        }
    }

    /** A piece of a part that has no log probabilities: {@code kind} is the part without its text. */
    void delta(long index, ContentPart kind, @Nullable String piece) throws IOException {
        if (holdsParts()) {
            content.delta(index, kind, piece);
        }
    }

    void textDone(long index, ContentPart whole) throws IOException {
        if (holdsParts()) {
            content.textDone(index, whole);
        }
    }

    void annotation(OutputTextAnnotationAddedEvent event) throws IOException {
        UpstreamParts.Part part = holdsParts() ? content.at(event.contentIndex(), TEXT) : null;
        if (part != null) {
            emit(event.toBuilder().contentIndex(part.index()).build());
        }
    }

    /** The paragraphs of the summary; nothing where this is no reasoning. */
    UpstreamParts summary() {
        return isReasoning() && !done ? summary : new UpstreamParts(new PartEvents.OfSummary(event -> {}));
    }

    void arguments(@Nullable String piece) throws IOException {
        if (begun instanceof FunctionCall && !done) {
            sayArguments(said.take(piece));
        }
    }

    void argumentsDone(@Nullable String whole) throws IOException {
        if (begun instanceof FunctionCall && !done) {
            sayArguments(said.rest(whole));
        }
    }

    void input(@Nullable String piece) throws IOException {
        if (begun instanceof CustomToolCall && !done) {
            sayInput(said.take(piece));
        }
    }

    void inputDone(@Nullable String whole) throws IOException {
        if (begun instanceof CustomToolCall && !done) {
            sayInput(said.rest(whole));
        }
    }

    void detail(StreamEvent event) throws IOException {
        if (!done) {
            emit(event);
        }
    }

    /** The item is complete, and its last event says no more than its first. */
    void finish() throws IOException {
        finish(begun);
    }

    /** The item is complete; what was not streamed of it is said now. */
    void finish(OutputItem whole) throws IOException {
        if (whole instanceof Message message && message.content() instanceof MessageContent.Items parts) {
            content.finish(parts.value());
        } else if (whole instanceof ReasoningItem reasoning) {
            content.finish(reasoning.content() == null ? List.of() : reasoning.content());
            summary.finish(reasoning.summary() == null ? List.of() : reasoning.summary());
        } else if (whole instanceof FunctionCall call) {
            argumentsDone(call.arguments());
        } else if (whole instanceof CustomToolCall call) {
            inputDone(call.input());
        }
        done = true;
        sink.accept(new ItemDone(key, whole));
    }

    private boolean holdsParts() {
        return !done && (isMessage() || isReasoning());
    }

    private void sayArguments(String piece) throws IOException {
        if (!piece.isEmpty()) {
            emit(FunctionCallArgumentsDeltaEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .delta(piece)
                    .build());
        }
    }

    private void sayInput(String piece) throws IOException {
        if (!piece.isEmpty()) {
            emit(CustomToolCallInputDeltaEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .delta(piece)
                    .build());
        }
    }

    private void emit(StreamEvent event) throws IOException {
        sink.accept(new ItemEvent(key, event));
    }
}
