package dev.parley.server.service;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.util.Optional;

/** Decides whether the events of a stored response can be had from a number on. */
final class Resumption {
    private static final int PATIENCE = 20;
    private static final long POLL_MILLIS = 50;

    private final ResponseStore store;
    private final LiveTurns live;

    Resumption(ResponseStore store, LiveTurns live) {
        this.store = store;
        this.live = live;
    }

    EventFeed of(StoredResponse response, long after) {
        if (response.log() == EventLog.NONE) {
            throw ApiException.invalid(
                    "response_not_streamed",
                    "stream",
                    "The response has no events: it was created neither with 'stream' nor with 'background'.");
        }
        if (response.log() == EventLog.GONE) {
            throw ApiException.invalid(
                    "resume_window_passed",
                    "stream",
                    "The response's events are no longer kept. The response itself can be retrieved without 'stream'.");
        }
        if (after < -1 || after > last(response, after)) {
            throw ApiException.invalid(
                    "invalid_value", "starting_after", "The response has no event with this sequence number.");
        }
        return new Follower(store, live, new Follower.Place(response.tenant(), response.id(), after));
    }

    /** The number of the last event there is; waits for one that another process has sent and not yet written. */
    private long last(StoredResponse response, long wanted) {
        Optional<Turn> turn = live.find(response.id());
        if (turn.isPresent()) {
            return turn.get().tail().last();
        }
        long last = written(response);
        for (int i = 0; i < PATIENCE && response.isLive() && last < wanted; i++) {
            pause();
            last = written(response);
        }
        return last;
    }

    private long written(StoredResponse response) {
        return store.lastEvent(response.tenant(), response.id()).orElse(-1);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
