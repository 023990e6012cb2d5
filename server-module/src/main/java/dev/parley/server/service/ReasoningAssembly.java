package dev.parley.server.service;

import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.model.ReasoningItem;
import dev.parley.model.ReasoningText;
import java.io.IOException;

/** A reasoning item: one raw text, one summary, either of them or both. */
final class ReasoningAssembly extends ItemAssembly {
    private final ContentAssembly content;
    private final SummaryAssembly summary;

    ReasoningAssembly(Place place) {
        super(place);
        this.content = new ContentAssembly(place);
        this.summary = new SummaryAssembly(place);
    }

    void text(String delta) throws IOException {
        checkOpen();
        if (content.isEmpty()) {
            content.open(0, ReasoningText.builder().text("").build());
        }
        content.reasoning(0, delta);
    }

    void summary(String delta) throws IOException {
        checkOpen();
        if (summary.isEmpty()) {
            summary.open(0);
        }
        summary.text(0, delta);
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        ReasoningItem.Builder item = ReasoningItem.builder().id(id).summary(summary.finished());
        if (!content.isEmpty()) {
            item.content(content.finishedReasoning());
        }
        return item.status(status).build();
    }

    @Override
    void closeParts() throws IOException {
        content.closeAll();
        summary.closeAll();
    }
}
