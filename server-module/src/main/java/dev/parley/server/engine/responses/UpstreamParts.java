package dev.parley.server.engine.responses;

import dev.parley.model.ContentPart;
import dev.parley.model.OutputText;
import dev.parley.model.ReasoningText;
import dev.parley.model.Refusal;
import dev.parley.model.SummaryText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upstream's item, or the paragraphs of its summary: opens those that nobody opened, closes those that
 * nobody closed, and numbers them in the order of their beginning.
 */
final class UpstreamParts {
    private final PartEvents events;
    private final Map<Long, Part> byIndex = new HashMap<>();
    private int count;

    UpstreamParts(PartEvents events) {
        this.events = events;
    }

    /** A part while it is open. */
    static final class Part {
        private final long index;
        private final ContentPart begun;
        private final Said said = new Said();
        private boolean closed;

        private Part(long index, ContentPart begun) {
            this.index = index;
            this.begun = begun;
        }

        /** Its place among those that leave. */
        long index() {
            return index;
        }

        /** The part of this piece that can be said now. */
        String take(@Nullable String piece) {
            return said.take(piece);
        }
    }

    void added(long index, ContentPart part) throws IOException {
        Part there = byIndex.get(index);
        if (there != null && !there.closed) {
            if (there.begun.getClass() == part.getClass()) {
                return; // said twice
            }
            close(there, there.begun);
        }
        say(open(index, part), text(part));
    }

    /** The open part at this place, of the kind of {@code empty}; null for what comes after its end. */
    @Nullable
    Part at(long index, ContentPart empty) throws IOException {
        Part there = byIndex.get(index);
        if (there == null) {
            return open(index, empty);
        }
        if (!there.closed && there.begun.getClass() != empty.getClass()) {
            close(there, there.begun);
            return open(index, empty);
        }
        return there.closed ? null : there;
    }

    void delta(long index, ContentPart empty, @Nullable String piece) throws IOException {
        Part part = at(index, empty);
        if (part != null) {
            say(part, piece);
        }
    }

    /** The text of a part is complete; the part itself may go on. */
    void textDone(long index, ContentPart whole) throws IOException {
        Part part = at(index, whole);
        if (part != null) {
            saySafely(part, part.said.rest(text(whole)));
        }
    }

    void done(long index, ContentPart whole) throws IOException {
        Part part = at(index, whole);
        if (part != null) {
            close(part, whole);
        }
    }

    /** The item is complete and has these parts. */
    void finish(List<? extends ContentPart> all) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            Part there = byIndex.get((long) i);
            boolean isNew = there == null && i >= count;
            if (isNew || (there != null && !there.closed)) {
                done(i, all.get(i));
            }
        }
        for (Part part : byIndex.values()) {
            if (!part.closed) {
                close(part, part.begun);
            }
        }
    }

    private Part open(long index, ContentPart part) throws IOException {
        Part opened = new Part(count++, part);
        byIndex.put(index, opened);
        events.added(opened.index, part);
        return opened;
    }

    private void close(Part part, ContentPart whole) throws IOException {
        saySafely(part, part.said.rest(text(whole)));
        part.closed = true;
        events.done(part.index, whole);
    }

    private void say(Part part, @Nullable String piece) throws IOException {
        saySafely(part, part.said.take(piece));
    }

    private void saySafely(Part part, String whole) throws IOException {
        if (!whole.isEmpty()) {
            events.delta(part.index, part.begun, whole);
        }
    }

    private static @Nullable String text(ContentPart part) {
        if (part instanceof OutputText text) {
            return text.text();
        }
        if (part instanceof Refusal refusal) {
            return refusal.refusal();
        }
        if (part instanceof ReasoningText reasoning) {
            return reasoning.text();
        }
        return part instanceof SummaryText summary ? summary.text() : "";
    }
}
