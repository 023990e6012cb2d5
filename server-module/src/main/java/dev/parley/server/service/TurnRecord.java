package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.Response;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a turn leaves in the store; nothing where the request said {@code store: false}. */
final class TurnRecord {
    private final @Nullable ResponseStore store;
    private final Caller caller;
    private final Instant created;
    private final byte[] input;

    /** A record in this store; null keeps nothing. */
    TurnRecord(@Nullable ResponseStore store, Caller caller, Instant created, byte[] input) {
        this.store = store;
        this.caller = caller;
        this.created = created;
        this.input = input;
    }

    boolean keeps() {
        return store != null;
    }

    void insert(Response response) {
        if (store != null) {
            store.insert(stored(response));
        }
    }

    void update(Response response) {
        if (store != null) {
            store.finish(stored(response), List.of());
        }
    }

    private StoredResponse stored(Response response) {
        return new StoredResponse(
                response.id(),
                caller.tenant(),
                caller.dialect(),
                response.previousResponseId(),
                created,
                String.valueOf(response.status()),
                EventLog.NONE,
                input,
                Json.write(response));
    }
}
