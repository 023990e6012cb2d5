package dev.parley.server.engine.responses;

import dev.parley.model.ContentPart;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.ReasoningSummaryPartAddedEvent;
import dev.parley.model.ReasoningSummaryPartDoneEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningText;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.Refusal;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.StreamEvent;
import dev.parley.model.SummaryText;
import java.io.IOException;

/** Makes the events of parts. Their ids and numbers are placeholders: only the server gives those. */
abstract sealed class PartEvents {
    private final Sink sink;

    private PartEvents(Sink sink) {
        this.sink = sink;
    }

    /** Where an item's events go. */
    interface Sink {
        void accept(StreamEvent event) throws IOException;
    }

    abstract void added(long index, ContentPart part) throws IOException;

    abstract void delta(long index, ContentPart kind, String piece) throws IOException;

    abstract void done(long index, ContentPart part) throws IOException;

    final void emit(StreamEvent event) throws IOException {
        sink.accept(event);
    }

    /** Parts of a message, and raw reasoning. */
    static final class OfContent extends PartEvents {
        OfContent(Sink sink) {
            super(sink);
        }

        @Override
        void added(long index, ContentPart part) throws IOException {
            emit(ContentPartAddedEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .contentIndex(index)
                    .part(part)
                    .build());
        }

        @Override
        void delta(long index, ContentPart kind, String piece) throws IOException {
            if (kind instanceof Refusal) {
                emit(RefusalDeltaEvent.builder()
                        .sequenceNumber(0)
                        .itemId("")
                        .outputIndex(0)
                        .contentIndex(index)
                        .delta(piece)
                        .build());
            } else if (kind instanceof ReasoningText) {
                emit(ReasoningTextDeltaEvent.builder()
                        .sequenceNumber(0)
                        .itemId("")
                        .outputIndex(0)
                        .contentIndex(index)
                        .delta(piece)
                        .build());
            } else {
                emit(OutputTextDeltaEvent.builder()
                        .sequenceNumber(0)
                        .itemId("")
                        .outputIndex(0)
                        .contentIndex(index)
                        .delta(piece)
                        .build());
            }
        }

        @Override
        void done(long index, ContentPart part) throws IOException {
            emit(ContentPartDoneEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .contentIndex(index)
                    .part(part)
                    .build());
        }
    }

    /** Paragraphs of a summary. */
    static final class OfSummary extends PartEvents {
        OfSummary(Sink sink) {
            super(sink);
        }

        @Override
        void added(long index, ContentPart part) throws IOException {
            emit(ReasoningSummaryPartAddedEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .summaryIndex(index)
                    .part((SummaryText) part)
                    .build());
        }

        @Override
        void delta(long index, ContentPart kind, String piece) throws IOException {
            emit(ReasoningSummaryTextDeltaEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .summaryIndex(index)
                    .delta(piece)
                    .build());
        }

        @Override
        void done(long index, ContentPart part) throws IOException {
            emit(ReasoningSummaryPartDoneEvent.builder()
                    .sequenceNumber(0)
                    .itemId("")
                    .outputIndex(0)
                    .summaryIndex(index)
                    .part((SummaryText) part)
                    .build());
        }
    }
}
