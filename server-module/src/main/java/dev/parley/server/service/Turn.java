package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.PreparedAnswer;
import dev.parley.server.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer being made. It runs once, on the thread that asks for it, and the JSON answer is the stream collected, so
 * that the two can't disagree. Another thread may cancel it.
 */
public final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final Response draft;
    private final PreparedAnswer answer;
    private final Cancellation cancellation;
    private final TurnRecord record;
    private final LiveTurns live;
    private final CountDownLatch ended = new CountDownLatch(1);

    Turn(Response draft, Question question, TurnRecord record, LiveTurns live) {
        this.draft = draft;
        this.answer = question.answer();
        this.cancellation = question.cancellation();
        this.record = record;
        this.live = live;
    }

    /** Id of the response. */
    public String id() {
        return draft.id();
    }

    /** The response before the model has said anything. */
    public Response draft() {
        return draft;
    }

    /**
     * Answers with events, the terminal one last; a failing engine is an event, too.
     *
     * @throws IOException if the listener is gone; the engine has been stopped then
     */
    public void stream(EventListener listener) throws IOException {
        record.insert(draft);
        live.add(this);
        Departure departure = new Departure(listener);
        TurnAssembler assembler = new TurnAssembler(draft, live.ids(), departure);
        Response terminal = Outcomes.failed(draft.toBuilder(), Problem.internal(draft.id()));
        try {
            terminal = answer(assembler, departure).response();
        } finally {
            terminal = keep(terminal);
            live.remove(this);
            ended.countDown();
        }
        assembler.announce(terminal);
        departure.rethrow();
    }

    /**
     * Answers with the finished response.
     *
     * @throws ApiException if the engine fails; nothing is stored then
     */
    public Response collect() {
        Departure nobody = new Departure(event -> {});
        try {
            Ending ending = answer(new TurnAssembler(draft, live.ids(), nobody), nobody);
            if (ending.problem() != null) {
                throw new ApiException(ending.problem());
            }
            record.insert(ending.response());
            return ending.response();
        } catch (IOException e) {
            throw new IllegalStateException("nobody listens, so nobody can leave", e);
        }
    }

    /** Stops the engine and waits until the turn has come to its end, as long as that. */
    void cancel(Duration patience) throws InterruptedException {
        cancellation.cancel();
        if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("{} did not stop within {}", draft.id(), patience);
        }
    }

    /** What the engine is ready to answer, and how to stop it. */
    record Question(PreparedAnswer answer, Cancellation cancellation) {}

    private record Ending(Response response, @Nullable Problem problem) {}

    private Ending answer(TurnAssembler assembler, Departure departure) throws IOException {
        Problem problem;
        try {
            assembler.begin();
            answer.run(assembler::accept);
            departure.ending();
            return new Ending(assembler.finish(), null);
        } catch (EngineException e) {
            LOG.info(
                    "{}: {} {}",
                    draft.id(),
                    e.getMessage(),
                    e.getCause() == null ? "" : e.getCause().toString());
            problem = Problem.of(e.failure());
        } catch (IOException e) {
            problem = Problem.internal(draft.id());
            if (!departure.hasLeft()) {
                LOG.error("{}: an engine let an I/O failure through", draft.id(), e);
            }
        } catch (RuntimeException e) {
            LOG.error("{}: the turn broke", draft.id(), e);
            problem = Problem.internal(draft.id());
        }
        departure.ending();
        if (departure.hasLeft() || cancellation.isCancelled()) {
            cancellation.cancel();
            return new Ending(assembler.cancel(), null);
        }
        return new Ending(assembler.fail(problem), problem);
    }

    /** Stores the terminal state before anybody hears of it; what can't be stored has failed. */
    private Response keep(Response terminal) {
        try {
            record.update(terminal);
            return terminal;
        } catch (StoreException e) {
            LOG.error("{}: the store failed", draft.id(), e);
            return Outcomes.failed(terminal.toBuilder(), Problem.internal(draft.id()));
        }
    }
}
