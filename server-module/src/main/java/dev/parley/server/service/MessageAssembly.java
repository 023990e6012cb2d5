package dev.parley.server.service;

import dev.parley.model.ContentPart;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.LogProb;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputText;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.OutputTextDoneEvent;
import dev.parley.model.Refusal;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.RefusalDoneEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An assistant message: parts of text or refusal, one open at a time. */
final class MessageAssembly extends ItemAssembly {
    private enum Kind {
        NONE,
        TEXT,
        REFUSAL
    }

    private final List<ContentPart> done = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private final List<LogProb> logprobs = new ArrayList<>();
    private Kind kind = Kind.NONE;

    MessageAssembly(Place place) {
        super(place);
    }

    void text(String delta, List<LogProb> tokens) throws IOException {
        turnTo(Kind.TEXT);
        piece.append(delta);
        logprobs.addAll(tokens);
        long part = done.size();
        events.emit(n -> OutputTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(part)
                .delta(delta)
                .logprobs(tokens)
                .build());
    }

    /** Begins a text that may stay empty. */
    void begin() throws IOException {
        turnTo(Kind.TEXT);
    }

    void refusal(String delta) throws IOException {
        turnTo(Kind.REFUSAL);
        piece.append(delta);
        long part = done.size();
        events.emit(n -> RefusalDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(part)
                .delta(delta)
                .build());
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        return Message.builder()
                .id(id)
                .role(MessageRole.ASSISTANT)
                .content(new MessageContent.Items(List.copyOf(done)))
                .status(status)
                .build();
    }

    @Override
    void closeParts() throws IOException {
        if (kind == Kind.NONE) {
            return;
        }
        String whole = piece.toString();
        List<LogProb> tokens = List.copyOf(logprobs);
        long part = done.size();
        if (kind == Kind.TEXT) {
            events.emit(n -> OutputTextDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .contentIndex(part)
                    .text(whole)
                    .logprobs(tokens)
                    .build());
        } else {
            events.emit(n -> RefusalDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .contentIndex(part)
                    .refusal(whole)
                    .build());
        }
        ContentPart content = part(whole, tokens);
        events.emit(n -> ContentPartDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(part)
                .part(content)
                .build());
        done.add(content);
        piece.setLength(0);
        logprobs.clear();
        kind = Kind.NONE;
    }

    private void turnTo(Kind wanted) throws IOException {
        checkOpen();
        if (kind == wanted) {
            return;
        }
        closeParts();
        kind = wanted;
        ContentPart empty = part("", List.of());
        events.emit(n -> ContentPartAddedEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(done.size())
                .part(empty)
                .build());
    }

    private ContentPart part(String text, List<LogProb> tokens) {
        if (kind != Kind.TEXT) {
            return Refusal.builder().refusal(text).build();
        }
        OutputText.Builder part = OutputText.builder().text(text).annotations(List.of());
        return tokens.isEmpty() ? part.build() : part.logprobs(tokens).build();
    }
}
