package dev.parley.server.service;

import dev.parley.model.IncompleteReason;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputItemAddedEvent;
import dev.parley.model.OutputItemDoneEvent;
import dev.parley.model.Response;
import dev.parley.model.ResponseCreatedEvent;
import dev.parley.model.ResponseInProgressEvent;
import dev.parley.model.ResponseQueuedEvent;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.TokenCount;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an engine says into the events of one response. The only place that makes item ids, output indexes,
 * sequence numbers, the added / delta / done frames and the terminal event; a call out of order is refused, so that an
 * illegal stream can't leave the process. Not safe for use by several threads.
 */
final class TurnAssembler {
    private enum State {
        NEW,
        QUEUED,
        RUNNING,
        CLOSED,
        ENDED
    }

    private final Response draft;
    private final Ids ids;
    private final NumberedEvents events;
    private final SortedMap<Long, OutputItem> finished = new TreeMap<>();
    private final Map<String, ItemAssembly> keyed = new HashMap<>();
    private final SortedMap<Long, ItemAssembly> open = new TreeMap<>();
    private @Nullable ItemAssembly speaking;
    private TokenCount tokens = new TokenCount(0, 0, 0, 0);
    private @Nullable FinishReason finish;
    private long nextIndex;
    private State state = State.NEW;

    /** An assembler for a response that will be made of this draft, which is in progress. */
    TurnAssembler(Response draft, Ids ids, NumberedEvents.Sink sink) {
        this.draft = draft;
        this.ids = ids;
        this.events = new NumberedEvents(sink);
    }

    /** Says that the response is there and waits. */
    void queue(Response queued) throws IOException {
        move(State.NEW, State.QUEUED);
        created(queued);
        events.emit(n ->
                ResponseQueuedEvent.builder().sequenceNumber(n).response(queued).build());
    }

    /** Says that the response is in progress, and that it is there if nothing has said so. */
    void begin() throws IOException {
        if (state == State.NEW) {
            created(draft);
            state = State.QUEUED;
        }
        move(State.QUEUED, State.RUNNING);
        events.emit(n -> ResponseInProgressEvent.builder()
                .sequenceNumber(n)
                .response(draft)
                .build());
    }

    private void created(Response response) throws IOException {
        events.emit(n -> ResponseCreatedEvent.builder()
                .sequenceNumber(n)
                .response(response)
                .build());
    }

    /** Takes the engine's next event. */
    void accept(EngineEvent event) throws IOException {
        require(State.RUNNING);
        if (finish != null && !(event instanceof TokenCount)) {
            throw new IllegalStateException("the engine goes on after its end");
        }
        if (event instanceof EngineEvent.TextDelta text) {
            message().text(text.text(), text.logprobs());
        } else if (event instanceof EngineEvent.RefusalDelta refusal) {
            message().refusal(refusal.text());
        } else if (event instanceof EngineEvent.ReasoningDelta reasoning) {
            reasoning().text(reasoning.text());
        } else if (event instanceof EngineEvent.SummaryDelta summary) {
            reasoning().summary(summary.text());
        } else if (event instanceof TokenCount count) {
            tokens = count;
        } else if (event instanceof EngineEvent.Finish end) {
            finish = end.reason();
        } else if (event instanceof EngineEvent.Pause) {
            silence();
        } else if (event instanceof EngineEvent.OtherEvent other) {
            other(other.event());
        } else {
            acceptItem(event);
        }
    }

    private void acceptItem(EngineEvent event) throws IOException {
        if (event instanceof EngineEvent.ToolCallStart start) {
            begin(start.key(), new FunctionCallAssembly(place("fc_"), callId(start.callId()), start.name()));
        } else if (event instanceof EngineEvent.ToolCallDelta delta) {
            item(delta.key(), FunctionCallAssembly.class).arguments(delta.arguments());
        } else if (event instanceof EngineEvent.CustomCallStart start) {
            begin(start.key(), new CustomCallAssembly(place("ctc_"), callId(start.callId()), start.name()));
        } else if (event instanceof EngineEvent.CustomCallDelta delta) {
            item(delta.key(), CustomCallAssembly.class).input(delta.input());
        } else if (event instanceof EngineEvent.ItemStart start) {
            String prefix = Ids.prefixOf(start.item().type());
            begin(start.key(), new BackendItemAssembly(place(prefix), WholeItems.called(start.item(), ids)));
        } else if (event instanceof EngineEvent.ItemEvent detail) {
            item(detail.key(), BackendItemAssembly.class).accept(detail.event());
        } else if (event instanceof EngineEvent.ItemDone done) {
            BackendItemAssembly item = item(done.key(), BackendItemAssembly.class);
            item.complete(done.item());
            closeItem(item.outputIndex, WholeItems.statusOf(done.item()));
        } else if (event instanceof EngineEvent.WholeItem whole) {
            wholeItem(whole.item());
        }
    }

    /** Ends every open item and makes the response that the engine's end asks for; nothing is announced yet. */
    Response finish() throws IOException {
        if (finish == null) {
            throw new IllegalStateException("the engine returned without an end");
        }
        if (finish == FinishReason.STOP && nextIndex == 0) {
            finish = nothingSaid();
        }
        return switch (finish) {
            case STOP -> close(ItemStatus.COMPLETED, Outcomes::completed);
            case LENGTH ->
                close(ItemStatus.INCOMPLETE, r -> Outcomes.incomplete(r, IncompleteReason.MAX_OUTPUT_TOKENS));
            case CONTENT_FILTER ->
                close(ItemStatus.INCOMPLETE, r -> Outcomes.incomplete(r, IncompleteReason.CONTENT_FILTER));
        };
    }

    /**
     * A model may choose to say nothing: that is a message without a word, so that clients find one. If it has used up what
     * it was allowed, it did not choose: it was cut while it thought, whatever its backend calls that.
     */
    private FinishReason nothingSaid() throws IOException {
        Long allowed = draft.maxOutputTokens();
        if (allowed != null && tokens.output() >= allowed) {
            return FinishReason.LENGTH;
        }
        message().begin();
        return FinishReason.STOP;
    }

    /** Ends every open item and makes a failed response; nothing is announced yet. */
    Response fail(Problem problem) throws IOException {
        return close(ItemStatus.INCOMPLETE, r -> Outcomes.failed(r, problem));
    }

    /** Ends every open item and makes a cancelled response; nothing is announced yet. */
    Response cancel() throws IOException {
        return close(ItemStatus.INCOMPLETE, Outcomes::cancelled);
    }

    /** The number of the one terminal event; nothing can be said after it, whatever state the turn was in. */
    long end() {
        if (state == State.ENDED) {
            throw new IllegalStateException("the turn has ended already");
        }
        state = State.ENDED;
        return events.take();
    }

    private interface Outcome {
        Response of(Response.Builder response);
    }

    private Response close(ItemStatus lastStatus, Outcome outcome) throws IOException {
        if (state != State.QUEUED) {
            require(State.RUNNING);
        }
        Long last = open.isEmpty() ? null : open.lastKey();
        while (!open.isEmpty()) {
            // Only the item that was being written when the answer was cut is incomplete; earlier ones are whole.
            long index = open.firstKey();
            closeItem(index, index == last ? lastStatus : ItemStatus.COMPLETED);
        }
        state = State.CLOSED;
        return outcome.of(
                draft.toBuilder().output(List.copyOf(finished.values())).usage(Outcomes.usage(tokens)));
    }

    private MessageAssembly message() throws IOException {
        if (speaking instanceof MessageAssembly message) {
            return message;
        }
        return speak(new MessageAssembly(place("msg_")));
    }

    private ReasoningAssembly reasoning() throws IOException {
        if (speaking instanceof ReasoningAssembly reasoning) {
            return reasoning;
        }
        return speak(new ReasoningAssembly(place("rs_")));
    }

    private <T extends ItemAssembly> T speak(T item) throws IOException {
        speaking = item;
        open(item);
        return item;
    }

    private ItemAssembly.Place place(String prefix) throws IOException {
        silence();
        return new ItemAssembly.Place(events, ids.next(prefix), nextIndex++);
    }

    private String callId(String said) {
        return said.isBlank() ? ids.call() : said;
    }

    private void begin(String key, ItemAssembly item) throws IOException {
        if (keyed.putIfAbsent(key, item) != null) {
            throw new IllegalStateException("item " + key + " begins twice");
        }
        open(item);
    }

    private <T extends ItemAssembly> T item(String key, Class<T> kind) {
        ItemAssembly item = keyed.get(key);
        if (!kind.isInstance(item)) {
            throw new IllegalStateException("no item " + key + " of that kind has begun");
        }
        return kind.cast(item);
    }

    private void other(StreamEvent event) throws IOException {
        if (!Reissue.isDetail(event)) {
            throw new IllegalStateException(event.type() + " is not for an engine to send");
        }
        events.emit(n -> Reissue.of(event, n));
    }

    private void wholeItem(OutputItem item) throws IOException {
        silence();
        long index = nextIndex++;
        WholeItems.Pair pair = WholeItems.complete(item, ids);
        events.emit(n -> OutputItemAddedEvent.builder()
                .sequenceNumber(n)
                .outputIndex(index)
                .item(pair.begun())
                .build());
        events.emit(n -> OutputItemDoneEvent.builder()
                .sequenceNumber(n)
                .outputIndex(index)
                .item(pair.done())
                .build());
        finished.put(index, pair.done());
    }

    /** Ends the message or the reasoning that was being spoken; tool calls stay open, they may interleave. */
    private void silence() throws IOException {
        if (speaking != null) {
            closeItem(speaking.outputIndex, ItemStatus.COMPLETED);
            speaking = null;
        }
    }

    private void open(ItemAssembly item) throws IOException {
        open.put(item.outputIndex, item);
        item.open();
    }

    private void closeItem(long index, ItemStatus status) throws IOException {
        ItemAssembly item = open.remove(index);
        if (item == null) {
            throw new IllegalStateException("the item at " + index + " has ended before");
        }
        finished.put(index, item.close(status));
    }

    private void move(State from, State to) {
        require(from);
        state = to;
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("the turn is " + state + ", not " + wanted);
        }
    }
}
