package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.server.engine.Routes;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.Retention;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoreKeeper;
import dev.parley.server.store.StoreKeeper.Rhythm;
import dev.parley.server.store.StoredResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates, returns, replays, cancels and deletes responses, in canonical form. Which dialect a client speaks, and that
 * there is HTTP, is unknown here. Safe for use by many threads.
 */
public final class ResponseService {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseService.class);
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(2);

    /** Often, because a response that another process cancels goes on until the next time. */
    private static final Duration LEASES = Duration.ofSeconds(1);

    private final Parts parts;
    private final StoredResponses stored;
    private final LiveTurns live;
    private final NewResponses created;
    private final Resumption resumption;
    private final Interruption interruption;
    private final BackgroundTurns background;
    private volatile boolean draining;
    private volatile @Nullable StoreKeeper keeper;

    /** A service of these parts, which stay the caller's to close. */
    public ResponseService(Parts parts, BackgroundTurns background, TurnObserver observer) {
        this.parts = parts;
        this.live = new LiveTurns(observer);
        this.background = background;
        this.stored = new StoredResponses(parts.store());
        this.created = new NewResponses(parts, live, background);
        this.resumption = new Resumption(parts.store(), live);
        this.interruption = new Interruption(parts.store(), parts.renderings());
    }

    /** What a service is made of: engines, a store, and how events are written. */
    public record Parts(Routes routes, ResponseStore store, Renderings renderings) {}

    /**
     * A stored response.
     *
     * @param dialect the dialect it was created in
     */
    public record Stored(String dialect, Response response) {}

    /**
     * The events of a stored response.
     *
     * @param dialect the dialect it was created in
     */
    public record Replay(String dialect, EventFeed events) {}

    /**
     * A page of a stored response's input.
     *
     * @param response the response, whose tools decide how items look
     */
    public record StoredInput(Stored response, ItemPage page) {}

    /** Fails what an earlier process was making, and from now on keeps order in the store and runs what waits there. */
    public void begin(Retention retention) {
        int failed = interruption.failAll();
        if (failed > 0) {
            LOG.info("{} responses were interrupted when their server ended; they have failed", failed);
        }
        Holding.Background waiting =
                new Holding.Background(background, new WaitingTurns(parts, live), parts.store(), this::isReady);
        keeper = StoreKeeper.start(
                parts.store(),
                new Holding(live, interruption, waiting),
                retention,
                new Rhythm(LEASES, retention.sweeps()));
    }

    /**
     * Prepares an answer; nothing runs and nothing is stored until it is asked to.
     *
     * @throws ApiException if the request can't be served as it is
     */
    public PendingResponse create(RequestTree asked, Caller caller) {
        if (draining) {
            throw new ApiException(Problem.shuttingDown());
        }
        return created.prepare(asked, caller);
    }

    /** The response as it is now. */
    public Stored get(String id, String tenant) {
        return shown(stored.find(id, tenant));
    }

    /**
     * The events of a response after a number, also those that are still to come.
     *
     * @param after sequence number of the last event that the client has; -1 for none
     * @throws ApiException if the response has no events, or none of that number
     */
    public Replay replay(String id, String tenant, long after) {
        StoredResponse response = stored.find(id, tenant);
        return new Replay(response.dialect(), resumption.of(response, after));
    }

    /** Some of the responses that this tenant has. */
    public ResponsePage list(String tenant, PageQuery page) {
        return stored.list(tenant, page);
    }

    /** Some of what the response was asked with: the input of its own turn, without that of the chain. */
    public StoredInput input(String id, String tenant, PageQuery page) {
        StoredResponse response = stored.find(id, tenant);
        return new StoredInput(shown(response), ItemPage.of(Conversation.stored(response.input()), page));
    }

    /** Removes the response for good; if it is being answered, that ends. */
    public void delete(String id, String tenant) {
        if (!parts.store().delete(tenant, id)) {
            throw ApiException.responseNotFound(id);
        }
        live.find(id).ifPresent(ResponseService::cancel); // in another process it ends when that next renews its leases
    }

    /** Stops a response that is queued or in progress and returns it; cancelling twice is the same as once. */
    public Stored cancel(String id, String tenant) {
        StoredResponse response = stored.find(id, tenant);
        live.find(id).ifPresent(ResponseService::cancel);
        if (response.isLive() && live.find(id).isEmpty()) {
            interruption.cancel(response); // nothing happens where it has just been cancelled here
        }
        Stored now = get(id, tenant);
        ResponseState state = ResponseState.of(now.response());
        if (state != ResponseState.CANCELLED) {
            boolean inBackground = Boolean.TRUE.equals(now.response().background());
            throw new ApiException(Problem.invalid(
                    inBackground ? 409 : 400,
                    "response_not_cancellable",
                    "response_id",
                    "The response is " + state.status().value() + "; only one that is queued or in progress can be"
                            + " cancelled."));
        }
        return now;
    }

    /** Whether new work is taken. */
    public boolean isReady() {
        return !draining;
    }

    /**
     * Takes no new work, leaves what waits to other processes, lets what runs come to its end for so long, and fails the rest;
     * returns when all of it is stored and said. The store can be closed then.
     */
    public void drain(Duration patience) {
        draining = true;
        leaveWhatWaits();
        live.drain(patience);
        if (keeper != null) {
            keeper.close();
        }
        background.close();
    }

    private void leaveWhatWaits() {
        Set<String> left = live.letGo();
        try {
            if (!left.isEmpty()) {
                parts.store().release(left);
            }
        } catch (StoreException e) {
            LOG.warn("the store failed: {} responses that wait are left when their leases run out", left.size(), e);
        }
    }

    private static void cancel(Turn turn) {
        turn.stop(null);
        try {
            turn.awaitEnd(CANCEL_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stored shown(StoredResponse response) {
        return new Stored(response.dialect(), StoredResponses.parse(response));
    }
}
