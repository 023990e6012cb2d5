package dev.parley.server.service;

import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.model.ReasoningItem;
import dev.parley.model.ReasoningSummaryPartAddedEvent;
import dev.parley.model.ReasoningSummaryPartDoneEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningSummaryTextDoneEvent;
import dev.parley.model.ReasoningText;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.ReasoningTextDoneEvent;
import dev.parley.model.SummaryText;
import java.io.IOException;
import java.util.List;

/** A reasoning item: one raw text, one summary, either of them or both. */
final class ReasoningAssembly extends ItemAssembly {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder summary = new StringBuilder();
    private boolean textOpen;
    private boolean summaryOpen;

    ReasoningAssembly(Place place) {
        super(place);
    }

    void text(String delta) throws IOException {
        checkOpen();
        if (!textOpen) {
            textOpen = true;
            events.emit(n -> ContentPartAddedEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .contentIndex(0)
                    .part(ReasoningText.builder().text("").build())
                    .build());
        }
        text.append(delta);
        events.emit(n -> ReasoningTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(0)
                .delta(delta)
                .build());
    }

    void summary(String delta) throws IOException {
        checkOpen();
        if (!summaryOpen) {
            summaryOpen = true;
            events.emit(n -> ReasoningSummaryPartAddedEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .summaryIndex(0)
                    .part(SummaryText.builder().text("").build())
                    .build());
        }
        summary.append(delta);
        events.emit(n -> ReasoningSummaryTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .summaryIndex(0)
                .delta(delta)
                .build());
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        ReasoningItem.Builder item = ReasoningItem.builder().id(id).summary(summaryParts());
        if (textOpen) {
            item.content(List.of(ReasoningText.builder().text(text.toString()).build()));
        }
        return item.status(status).build();
    }

    @Override
    void closeParts() throws IOException {
        if (textOpen) {
            closeText();
        }
        if (summaryOpen) {
            closeSummary();
        }
    }

    private void closeText() throws IOException {
        String whole = text.toString();
        events.emit(n -> ReasoningTextDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(0)
                .text(whole)
                .build());
        events.emit(n -> ContentPartDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .contentIndex(0)
                .part(ReasoningText.builder().text(whole).build())
                .build());
    }

    private void closeSummary() throws IOException {
        SummaryText part = summaryParts().get(0);
        events.emit(n -> ReasoningSummaryTextDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .summaryIndex(0)
                .text(part.text())
                .build());
        events.emit(n -> ReasoningSummaryPartDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .summaryIndex(0)
                .part(part)
                .build());
    }

    private List<SummaryText> summaryParts() {
        return summaryOpen
                ? List.of(SummaryText.builder().text(summary.toString()).build())
                : List.of();
    }
}
