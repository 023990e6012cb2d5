package dev.parley.server.service;

import dev.parley.model.ReasoningSummaryPartAddedEvent;
import dev.parley.model.ReasoningSummaryPartDoneEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningSummaryTextDoneEvent;
import dev.parley.model.SummaryText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The paragraphs of a reasoning summary, which come in order. Refuses what belongs to no open paragraph. */
final class SummaryAssembly {
    private final ItemAssembly.Place place;
    private final NumberedEvents events;
    private final List<Paragraph> paragraphs = new ArrayList<>();

    SummaryAssembly(ItemAssembly.Place place) {
        this.place = place;
        this.events = place.events();
    }

    boolean isEmpty() {
        return paragraphs.isEmpty();
    }

    void open(long index) throws IOException {
        if (index != paragraphs.size()) {
            throw new IllegalStateException("summary " + index + " of " + place.id() + " begins out of order");
        }
        paragraphs.add(new Paragraph());
        events.emit(n -> ReasoningSummaryPartAddedEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .summaryIndex(index)
                .part(SummaryText.builder().text("").build())
                .build());
    }

    void text(long index, String delta) throws IOException {
        paragraph(index).text.append(delta);
        events.emit(n -> ReasoningSummaryTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .summaryIndex(index)
                .delta(delta)
                .build());
    }

    void close(long index) throws IOException {
        Paragraph paragraph = paragraph(index);
        paragraph.closed = true;
        SummaryText part = paragraph.part();
        events.emit(n -> ReasoningSummaryTextDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .summaryIndex(index)
                .text(part.text())
                .build());
        events.emit(n -> ReasoningSummaryPartDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .summaryIndex(index)
                .part(part)
                .build());
    }

    void closeAll() throws IOException {
        for (int index = 0; index < paragraphs.size(); index++) {
            if (!paragraphs.get(index).closed) {
                close(index);
            }
        }
    }

    /** Paragraphs that are still open have no place in it yet. */
    List<SummaryText> finished() {
        return paragraphs.stream()
                .filter(paragraph -> paragraph.closed)
                .map(Paragraph::part)
                .toList();
    }

    private Paragraph paragraph(long index) {
        if (index < 0 || index >= paragraphs.size() || paragraphs.get((int) index).closed) {
            throw new IllegalStateException("no summary " + index + " is open in " + place.id());
        }
        return paragraphs.get((int) index);
    }

    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private boolean closed;

        SummaryText part() {
            return SummaryText.builder().text(text.toString()).build();
        }
    }
}
