package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.Response;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a turn leaves in the store; nothing where the request said {@code store: false}. */
final class TurnRecord {
    private final @Nullable ResponseStore store;
    private final Caller caller;
    private final Content content;

    /** A record in this store; null keeps nothing. */
    TurnRecord(@Nullable ResponseStore store, Caller caller, Content content) {
        this.store = store;
        this.caller = caller;
        this.content = content;
    }

    /** A record that keeps nothing. */
    static TurnRecord none(Caller caller) {
        return new TurnRecord(null, caller, new Content("", Instant.EPOCH, new byte[0], false));
    }

    /**
     * What is known before the turn begins.
     *
     * @param id the response's id
     * @param input the turn's input items, a JSON array
     * @param log whether its events are kept
     */
    record Content(String id, Instant created, byte[] input, boolean log) {}

    boolean keeps() {
        return store != null;
    }

    boolean logsEvents() {
        return store != null && content.log();
    }

    void insert(Response response) {
        if (store != null) {
            store.insert(stored(response));
        }
    }

    /** Stores a state that is not the last; false if the response is deleted or somebody else's. */
    boolean update(Response response) {
        return store == null || store.update(stored(response));
    }

    void append(RenderedEvent event) {
        if (store != null) {
            store.append(content.id(), List.of(logged(event)));
        }
    }

    /** Stores the terminal state and, where events are kept, the terminal event; that is durable afterwards. */
    void finish(Response terminal, RenderedEvent last) {
        if (store != null) {
            store.finish(stored(terminal), content.log() ? List.of(logged(last)) : List.of());
        }
    }

    private static LoggedEvent logged(RenderedEvent event) {
        return new LoggedEvent(event.sequenceNumber(), event.type(), event.json());
    }

    private StoredResponse stored(Response response) {
        return new StoredResponse(
                response.id(),
                caller.tenant(),
                caller.dialect(),
                response.previousResponseId(),
                content.created(),
                String.valueOf(response.status()),
                content.log() ? EventLog.KEPT : EventLog.NONE,
                content.input(),
                Json.write(response));
    }
}
