package dev.parley.server.service;

import dev.parley.model.Annotation;
import dev.parley.model.ContentPart;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.LogProb;
import dev.parley.model.MessageContent;
import dev.parley.model.OutputText;
import dev.parley.model.OutputTextAnnotationAddedEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.OutputTextDoneEvent;
import dev.parley.model.ReasoningText;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.ReasoningTextDoneEvent;
import dev.parley.model.Refusal;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.RefusalDoneEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of a backend's item, which come in order; several may be open. Refuses what belongs to no open part. */
final class ContentAssembly {
    private final ItemAssembly.Place place;
    private final NumberedEvents events;
    private final SortedMap<Long, Part> parts = new TreeMap<>();

    ContentAssembly(ItemAssembly.Place place) {
        this.place = place;
        this.events = place.events();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void open(long index, ContentPart part) throws IOException {
        if (index != parts.size()) {
            throw new IllegalStateException("part " + index + " of " + place.id() + " begins out of order");
        }
        Part opened = new Part(part);
        parts.put(index, opened);
        ContentPart empty = opened.with("");
        events.emit(n -> ContentPartAddedEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .contentIndex(index)
                .part(empty)
                .build());
    }

    void text(OutputTextDeltaEvent delta) throws IOException {
        List<LogProb> logprobs = Objects.requireNonNullElse(delta.logprobs(), List.of());
        Part part = part(delta.contentIndex(), OutputText.class);
        part.text.append(delta.delta());
        part.logprobs.addAll(logprobs);
        events.emit(n -> OutputTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .contentIndex(delta.contentIndex())
                .delta(delta.delta())
                .logprobs(logprobs)
                .build());
    }

    void refusal(long index, String delta) throws IOException {
        part(index, Refusal.class).text.append(delta);
        events.emit(n -> RefusalDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .contentIndex(index)
                .delta(delta)
                .build());
    }

    void reasoning(long index, String delta) throws IOException {
        part(index, ReasoningText.class).text.append(delta);
        events.emit(n -> ReasoningTextDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .contentIndex(index)
                .delta(delta)
                .build());
    }

    void annotation(OutputTextAnnotationAddedEvent event) throws IOException {
        Part part = part(event.contentIndex(), OutputText.class);
        long index = part.annotations.size();
        part.annotations.add(event.annotation());
        events.emit(n -> OutputTextAnnotationAddedEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .contentIndex(event.contentIndex())
                .annotationIndex(index)
                .annotation(event.annotation())
                .build());
    }

    void close(long index, ContentPart whole) throws IOException {
        Part part = part(index, ContentPart.class);
        if (!Objects.equals(part.latest.type(), whole.type())) {
            throw new IllegalStateException("part " + index + " of " + place.id() + " ends as another kind");
        }
        part.latest = whole;
        close(index, part);
    }

    void closeAll() throws IOException {
        for (long index = 0; index < parts.size(); index++) {
            if (!parts.get(index).closed) {
                close(index, parts.get(index));
            }
        }
    }

    /** Parts that are still open have no place in it yet. */
    MessageContent finished() {
        return new MessageContent.Items(parts.values().stream()
                .filter(part -> part.closed)
                .map(Part::whole)
                .toList());
    }

    List<ReasoningText> finishedReasoning() {
        return parts.values().stream()
                .filter(part -> part.closed)
                .map(Part::whole)
                .filter(ReasoningText.class::isInstance)
                .map(ReasoningText.class::cast)
                .toList();
    }

    private void close(long index, Part part) throws IOException {
        part.closed = true;
        done(index, part);
        ContentPart whole = part.whole();
        events.emit(n -> ContentPartDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(place.id())
                .outputIndex(place.outputIndex())
                .contentIndex(index)
                .part(whole)
                .build());
    }

    private void done(long index, Part part) throws IOException {
        String text = part.text.toString();
        if (part.latest instanceof OutputText) {
            List<LogProb> logprobs = List.copyOf(part.logprobs);
            events.emit(n -> OutputTextDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(place.id())
                    .outputIndex(place.outputIndex())
                    .contentIndex(index)
                    .text(text)
                    .logprobs(logprobs)
                    .build());
        } else if (part.latest instanceof Refusal) {
            events.emit(n -> RefusalDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(place.id())
                    .outputIndex(place.outputIndex())
                    .contentIndex(index)
                    .refusal(text)
                    .build());
        } else if (part.latest instanceof ReasoningText) {
            events.emit(n -> ReasoningTextDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(place.id())
                    .outputIndex(place.outputIndex())
                    .contentIndex(index)
                    .text(text)
                    .build());
        }
    }

    private Part part(long index, Class<? extends ContentPart> kind) {
        Part part = parts.get(index);
        if (part == null || part.closed || !kind.isInstance(part.latest)) {
            throw new IllegalStateException("no part " + index + " of that kind is open in " + place.id());
        }
        return part;
    }

    private static final class Part {
        private final StringBuilder text = new StringBuilder();
        private final List<Annotation> annotations = new ArrayList<>();
        private final List<LogProb> logprobs = new ArrayList<>();
        private ContentPart latest;
        private boolean closed;

        Part(ContentPart latest) {
            this.latest = latest;
        }

        ContentPart whole() {
            return with(text.toString());
        }

        /** The backend's annotations count where it says them all in the end: some never stream them. */
        ContentPart with(String said) {
            if (latest instanceof OutputText part) {
                List<Annotation> known = part.annotations() == null ? List.of() : part.annotations();
                OutputText.Builder built = OutputText.builder()
                        .text(said)
                        .annotations(known.size() < annotations.size() ? List.copyOf(annotations) : known);
                return logprobs.isEmpty()
                        ? built.build()
                        : built.logprobs(List.copyOf(logprobs)).build();
            }
            if (latest instanceof Refusal) {
                return Refusal.builder().refusal(said).build();
            }
            return latest instanceof ReasoningText
                    ? ReasoningText.builder().text(said).build()
                    : latest;
        }
    }
}
