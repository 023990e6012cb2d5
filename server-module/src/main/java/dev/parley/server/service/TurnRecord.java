package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.Response;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a turn leaves in the store; nothing where the request said {@code store: false}. */
final class TurnRecord {
    private final @Nullable ResponseStore store;
    private final StoredResponse kept;
    private final Waiting waiting;

    private TurnRecord(@Nullable ResponseStore store, StoredResponse kept, Waiting waiting) {
        this.store = store;
        this.kept = kept;
        this.waiting = waiting;
    }

    /** A record that keeps nothing. */
    static TurnRecord none() {
        StoredResponse nothing =
                new StoredResponse("", "", "", null, Instant.EPOCH, "", EventLog.NONE, new byte[0], new byte[0]);
        return new TurnRecord(null, nothing, Waiting.NEVER);
    }

    /** A record of a response, which may wait before it is made. */
    static TurnRecord in(ResponseStore store, StoredResponse kept, Waiting waiting) {
        return new TurnRecord(store, kept, waiting);
    }

    /**
     * How a response waits.
     *
     * @param request what another process needs to run it; null if none can
     * @param logged so many of its events are in the log already
     */
    record Waiting(byte @Nullable [] request, long logged) {
        static final Waiting NEVER = new Waiting(null, 0);
    }

    boolean keeps() {
        return store != null;
    }

    boolean logsEvents() {
        return store != null && kept.log() == EventLog.KEPT;
    }

    /** Whether another process can run the response as long as it waits. */
    boolean isForAll() {
        return waiting.request() != null;
    }

    /** Whether the response is there, whoever makes it. */
    boolean isStored() {
        return store != null && store.find(kept.tenant(), kept.id()).isPresent();
    }

    void insert(Response response) {
        if (store != null) {
            store.insert(stored(response));
        }
    }

    /** Stores a response that waits. */
    void queue(Response queued) {
        if (store != null && waiting.request() != null) {
            store.insert(new WaitingResponse(stored(queued), waiting.request()));
        } else {
            insert(queued);
        }
    }

    /** Stores a state that is not the last; false if the response is deleted or somebody else's. */
    boolean update(Response response) {
        return store == null || store.update(stored(response));
    }

    void append(RenderedEvent event) {
        if (store != null && event.sequenceNumber() >= waiting.logged()) {
            store.append(kept.id(), List.of(logged(event)));
        }
    }

    /** Stores the terminal state and, where events are kept, the terminal event; that is durable afterwards. */
    void finish(Response terminal, RenderedEvent last) {
        if (store != null) {
            store.finish(stored(terminal), logsEvents() ? List.of(logged(last)) : List.of());
        }
    }

    private static LoggedEvent logged(RenderedEvent event) {
        return new LoggedEvent(event.sequenceNumber(), event.type(), event.json());
    }

    private StoredResponse stored(Response response) {
        return kept.withState(String.valueOf(response.status()), Json.write(response));
    }
}
