package dev.parley.server.service;

import dev.parley.model.ContentPart;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.ItemStatus;
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
    private Kind kind = Kind.NONE;

    MessageAssembly(NumberedEvents events, String id, long outputIndex) {
        super(events, id, outputIndex);
    }

    void text(String delta) throws IOException {
        turnTo(Kind.TEXT);
        piece.append(delta);
        long part = done.size();
        events.emit(n -> OutputTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(part)
                .delta(delta)
                .logprobs(List.of())
                .build());
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
        long part = done.size();
        if (kind == Kind.TEXT) {
            events.emit(n -> OutputTextDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .contentIndex(part)
                    .text(whole)
                    .logprobs(List.of())
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
        ContentPart content = part(whole);
        events.emit(n -> ContentPartDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(part)
                .part(content)
                .build());
        done.add(content);
        piece.setLength(0);
        kind = Kind.NONE;
    }

    private void turnTo(Kind wanted) throws IOException {
        checkOpen();
        if (kind == wanted) {
            return;
        }
        closeParts();
        kind = wanted;
        ContentPart empty = part("");
        events.emit(n -> ContentPartAddedEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(done.size())
                .part(empty)
                .build());
    }

    private ContentPart part(String text) {
        return kind == Kind.TEXT
                ? OutputText.builder().text(text).annotations(List.of()).build()
                : Refusal.builder().refusal(text).build();
    }
}
