package dev.parley.server.service;

import dev.parley.model.IncompleteReason;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.model.Response;
import dev.parley.model.ResponseCreatedEvent;
import dev.parley.model.ResponseInProgressEvent;
import dev.parley.model.ResponseQueuedEvent;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.TokenCount;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an engine says into the events of one response. With {@link TurnItems} the only place that makes item ids, output
 * indexes, sequence numbers, the added / delta / done frames and the terminal event; a call out of order is refused, so that
 * an illegal stream can't leave the process. Not safe for use by several threads.
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
    private final NumberedEvents events;
    private final TurnItems items;
    private TokenCount tokens = new TokenCount(0, 0, 0, 0);
    private @Nullable FinishReason finish;
    private State state = State.NEW;

    /** An assembler for a response that will be made of this draft, which is in progress. */
    TurnAssembler(Response draft, Ids ids, NumberedEvents.Sink sink) {
        this.draft = draft;
        this.events = new NumberedEvents(sink);
        this.items = new TurnItems(ids, events);
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
            items.message().text(text.text(), text.logprobs());
        } else if (event instanceof EngineEvent.RefusalDelta refusal) {
            items.message().refusal(refusal.text());
        } else if (event instanceof EngineEvent.ReasoningDelta reasoning) {
            items.reasoning().text(reasoning.text());
        } else if (event instanceof EngineEvent.SummaryDelta summary) {
            items.reasoning().summary(summary.text());
        } else if (event instanceof TokenCount count) {
            tokens = count;
        } else if (event instanceof EngineEvent.Finish end) {
            finish = end.reason();
        } else if (event instanceof EngineEvent.Pause) {
            items.pause();
        } else if (event instanceof EngineEvent.OtherEvent other) {
            other(other.event());
        } else {
            items.accept(event);
        }
    }

    /** Ends every open item and makes the response that the engine's end asks for; nothing is announced yet. */
    Response finish() throws IOException {
        if (finish == null) {
            throw new IllegalStateException("the engine returned without an end");
        }
        if (finish == FinishReason.STOP && items.isEmpty()) {
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
        items.message().begin();
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
        List<OutputItem> output = items.close(lastStatus);
        state = State.CLOSED;
        return outcome.of(draft.toBuilder().output(output).usage(Outcomes.usage(tokens)));
    }

    private void other(StreamEvent event) throws IOException {
        if (!Reissue.isDetail(event)) {
            throw new IllegalStateException(event.type() + " is not for an engine to send");
        }
        events.emit(n -> Reissue.of(event, n));
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
