package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.server.engine.EngineException;
import dev.parley.server.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer being made, once, on one thread; the JSON answer is the stream collected, so that the two can't disagree.
 * Other threads may stop it, follow it and wait for its end.
 */
final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final TurnParts parts;
    private final LiveTurns live;
    private final Lifecycle lifecycle;
    private final boolean heard;
    private final Departure client;
    private final EventTail tail = new EventTail();
    private final TurnEvents events;
    private final TurnAssembler assembler;
    private final TurnTimes times = new TurnTimes();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile @Nullable Problem reason;
    private volatile Runnable afterwards = () -> {};
    private volatile @Nullable Response outcome;
    private volatile long written;

    private Turn(TurnParts parts, LiveTurns live, Mode mode) {
        this.parts = parts;
        this.live = live;
        this.lifecycle = new Lifecycle(mode.first());
        this.heard = mode.heard();
        this.client = new Departure(mode.listener());
        this.events = new TurnEvents(parts, tail, client);
        NumberedEvents.Sink sink = heard ? events : (number, event) -> {};
        this.assembler =
                new TurnAssembler(parts.draft(), live.ids().within(parts.draft().id()), sink);
        parts.question().cancellation().onCancel(times::cancelled);
    }

    /** How a turn begins, and who hears its events. */
    private record Mode(ResponseState first, boolean heard, EventListener listener) {}

    /** A turn whose events nobody hears. */
    static Turn silent(TurnParts parts, LiveTurns live) {
        return new Turn(parts, live, new Mode(ResponseState.IN_PROGRESS, false, event -> {}));
    }

    /** A turn whose events go to this listener as they happen. */
    static Turn heard(TurnParts parts, LiveTurns live, EventListener listener) {
        return new Turn(parts, live, new Mode(ResponseState.IN_PROGRESS, true, listener));
    }

    /** A turn that waits until it is run, and whose events are for those who follow it. */
    static Turn queued(TurnParts parts, LiveTurns live) {
        return new Turn(parts, live, new Mode(ResponseState.QUEUED, true, event -> {}));
    }

    /** Id of the response. */
    String id() {
        return parts.draft().id();
    }

    /** Whether the store has it as a live response of this process. */
    boolean isHeld() {
        return heard && parts.record().keeps() && ended.getCount() > 0;
    }

    EventTail tail() {
        return tail;
    }

    /**
     * Answers with events, the terminal one last, for a response that is stored already; a failing engine is an event, too.
     *
     * @throws IOException if the listener is gone; the engine has been stopped then
     */
    void stream() throws IOException {
        live.add(this);
        runToEnd();
        client.rethrow();
    }

    /**
     * Answers with the finished response.
     *
     * @throws ApiException if the engine fails; nothing is stored then
     */
    Response collect() {
        live.add(this);
        try {
            Ending ending = answer();
            outcome = ending.response();
            if (ending.problem() != null) {
                throw new ApiException(ending.problem());
            }
            outcome = unstored(ending.response()); // until it is
            parts.record().insert(ending.response());
            outcome = ending.response();
            return ending.response();
        } finally {
            leave();
        }
    }

    /** Stores and announces a turn that will run later; returns the response as it is until then. */
    Response open() {
        parts.record().queue(queued());
        return reopen();
    }

    /** Announces a turn that is stored already, because it has waited in another process. */
    Response reopen() {
        Response queued = queued();
        try {
            assembler.queue(queued);
        } catch (IOException e) {
            throw new IllegalStateException("nobody listens, so nobody can leave", e);
        }
        live.add(this);
        return queued;
    }

    private Response queued() {
        return parts.draft().toBuilder().status(ResponseState.QUEUED.status()).build();
    }

    /** Runs a turn that was queued, unless it has been stopped meanwhile or another process has it. */
    void run() {
        if (!lifecycle.move(ResponseState.QUEUED, ResponseState.IN_PROGRESS)) {
            return;
        }
        try {
            if (!parts.record().update(parts.draft())) {
                if (parts.record().isStored()) {
                    vanish();
                    return;
                }
                stop(null);
            }
        } catch (StoreException e) {
            LOG.error("{}: the store failed", id(), e);
            stop(Problem.internal(id()));
        }
        runToEnd();
    }

    /** Leaves a turn that has not begun to other processes; false if it has, or if no other can run it. */
    boolean letGo() {
        // Its end here is none of the response, of which nobody hears.
        if (!parts.record().isForAll() || !lifecycle.move(ResponseState.QUEUED, ResponseState.CANCELLED)) {
            return false;
        }
        vanish();
        return true;
    }

    /** The response is deleted, or another process has it. */
    void lost() {
        if (!parts.record().isStored() || !letGo()) {
            stop(null);
        }
    }

    /** Ends here without an end: who follows it reads on in the store. */
    private void vanish() {
        leave();
        tail.wake();
    }

    /** Stops the engine; the response ends as failed for that reason, or as cancelled where there is none. */
    void stop(@Nullable Problem why) {
        if (why != null) {
            reason = why;
        }
        parts.question().cancellation().cancel();
        ResponseState end = why == null ? ResponseState.CANCELLED : ResponseState.FAILED;
        if (lifecycle.state() == ResponseState.QUEUED && lifecycle.move(ResponseState.QUEUED, end)) {
            finish(closed(why).response());
        }
    }

    /** Runs this when the turn has come to its end. To be said before the turn begins. */
    void whenGone(Runnable action) {
        afterwards = action;
    }

    /** Waits until the response has ended and is stored, at most so long; false if it has not. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until also the client has been told everything. */
    boolean awaitGone(Duration patience) throws InterruptedException {
        return gone.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Ending(Response response, @Nullable Problem problem) {}

    private void runToEnd() {
        Response terminal = answer().response();
        lifecycle.move(ResponseState.of(terminal));
        finish(terminal);
    }

    private Ending answer() {
        Problem problem;
        try {
            assembler.begin();
            client.flush();
            parts.question().answer().run(times.hearing(client.afterEach(assembler::accept)));
            client.ending();
            return new Ending(assembler.finish(), null);
        } catch (EngineException e) {
            String cause = e.getCause() == null ? "" : e.getCause().toString();
            LOG.info("{}: {} {}", id(), e.getMessage(), cause);
            problem = Problem.of(e.failure());
        } catch (IOException e) {
            problem = Problem.internal(id());
            if (!client.hasLeft()) {
                LOG.error("{}: an engine let an I/O failure through", id(), e);
            }
        } catch (RuntimeException | Error e) { // whatever it is, a response that nobody makes must not stay in progress
            LOG.error("{}: the turn broke", id(), e);
            problem = Problem.internal(id());
        }
        if (reason != null) {
            return closed(reason);
        }
        boolean unwanted = client.hasLeft() || parts.question().cancellation().isCancelled();
        return closed(unwanted ? null : problem);
    }

    /** Brings the turn to its end early: failed, or cancelled where there is no problem. */
    private Ending closed(@Nullable Problem problem) {
        client.ending();
        parts.question().cancellation().cancel();
        try {
            return new Ending(problem == null ? assembler.cancel() : assembler.fail(problem), problem);
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: the turn can't be closed in order", id(), e);
            Problem bug = Problem.internal(id());
            return new Ending(Outcomes.failed(parts.draft().toBuilder(), bug), bug);
        }
    }

    /** Stores the end before anybody hears of it; what can't be stored has failed. */
    private void finish(Response terminal) {
        long number = assembler.end();
        RenderedEvent last = events.last(number, Outcomes.event(terminal, number));
        outcome = terminal;
        written = number + 1;
        try {
            parts.record().finish(terminal, last);
        } catch (StoreException e) {
            LOG.error("{}: the store failed", id(), e);
            Response failed = unstored(terminal);
            last = events.last(number, Outcomes.event(failed, number));
            outcome = failed;
        }
        events.publish(last);
        ended.countDown();
        try {
            client.accept(last);
            client.flush();
        } catch (IOException e) {
            throw new IllegalStateException("at the end leaving changes nothing", e);
        } finally {
            leave();
        }
    }

    private Response unstored(Response finished) {
        return Outcomes.failed(finished.toBuilder(), Problem.internal(id()));
    }

    private void leave() {
        live.remove(this);
        ended.countDown();
        gone.countDown();
        afterwards.run();
        report();
    }

    private void report() {
        Response end = outcome;
        if (end != null) {
            live.observer().ended(times.report(end, written));
        }
    }
}
