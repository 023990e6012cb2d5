package dev.parley.server.dialect;

import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.OutputItem;
import dev.parley.model.ReasoningItem;
import dev.parley.model.ReasoningSummaryPartAddedEvent;
import dev.parley.model.ReasoningSummaryPartDoneEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningSummaryTextDoneEvent;
import dev.parley.model.ReasoningText;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.ReasoningTextDoneEvent;
import dev.parley.model.StreamEvent;
import dev.parley.model.SummaryText;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows raw reasoning in dialects that only know summaries, one event for one event. A raw text comes before the
 * summary of the same item, so a real summary moves one place back where there is a raw text too.
 */
final class Summaries {
    private Summaries() {}

    static OutputItem item(OutputItem canonical) {
        if (!(canonical instanceof ReasoningItem item) || item.content() == null) {
            return canonical;
        }
        List<SummaryText> summary = new ArrayList<>();
        item.content().forEach(part -> summary.add(part(part.text())));
        summary.addAll(item.summary());
        return ReasoningItem.builder()
                .id(item.id())
                .summary(summary)
                .status(item.status())
                .build();
    }

    static StreamEvent event(StreamEvent canonical) {
        if (canonical instanceof ReasoningTextDeltaEvent e) {
            return ReasoningSummaryTextDeltaEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .summaryIndex(e.contentIndex())
                    .delta(e.delta())
                    .build();
        } else if (canonical instanceof ReasoningTextDoneEvent e) {
            return ReasoningSummaryTextDoneEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .summaryIndex(e.contentIndex())
                    .text(e.text())
                    .build();
        } else if (canonical instanceof ContentPartAddedEvent e && e.part() instanceof ReasoningText text) {
            return ReasoningSummaryPartAddedEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .summaryIndex(e.contentIndex())
                    .part(part(text.text()))
                    .build();
        } else if (canonical instanceof ContentPartDoneEvent e && e.part() instanceof ReasoningText text) {
            return ReasoningSummaryPartDoneEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .summaryIndex(e.contentIndex())
                    .part(part(text.text()))
                    .build();
        }
        return canonical;
    }

    private static SummaryText part(String text) {
        return SummaryText.builder().text(text).build();
    }
}
