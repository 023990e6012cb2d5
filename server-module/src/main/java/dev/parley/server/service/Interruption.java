package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.Response;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.util.List;

/** Ends responses that nobody makes any more, in the store and in their event log. Safe for use by many threads. */
final class Interruption {
    private static final int BATCH = 100;

    private final ResponseStore store;
    private final Renderings renderings;

    Interruption(ResponseStore store, Renderings renderings) {
        this.store = store;
        this.renderings = renderings;
    }

    /** Fails what is left of processes that were killed; returns how many there were. */
    int failAll() {
        int failed = 0;
        List<StoredResponse> left = store.takeExpired(BATCH);
        while (!left.isEmpty()) {
            left.forEach(this::fail);
            failed += left.size();
            left = store.takeExpired(BATCH);
        }
        return failed;
    }

    /** Fails a response that this store has taken over, because whoever made it is gone. */
    void fail(StoredResponse held) {
        fail(held, Problem.interrupted());
    }

    /** Fails a response that this store has taken over. */
    void fail(StoredResponse held, Problem problem) {
        end(held, Outcomes.failed(StoredResponses.parse(held).toBuilder(), problem));
    }

    /** Cancels a live response that another process makes, which notices when it next renews its leases. */
    void cancel(StoredResponse response) {
        if (store.takeOver(response.tenant(), response.id())) {
            end(response, Outcomes.cancelled(StoredResponses.parse(response).toBuilder()));
        }
    }

    private void end(StoredResponse held, Response terminal) {
        StoredResponse ended = held.withState(String.valueOf(terminal.status()), Json.write(terminal));
        store.finish(ended, held.log() == EventLog.KEPT ? List.of(lastEvent(held, terminal)) : List.of());
    }

    private LoggedEvent lastEvent(StoredResponse held, Response terminal) {
        long number = store.lastEvent(held.tenant(), held.id()).orElse(-1) + 1;
        RenderedEvent event =
                renderings.of(held.dialect(), terminal, false).render(number, Outcomes.event(terminal, number));
        return new LoggedEvent(number, event.type(), event.json());
    }
}
