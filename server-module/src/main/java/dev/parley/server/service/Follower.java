package dev.parley.server.service;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Gives the events of a stored response from a number on: those that are written from the store, the newest from the
 * turn's tail if it runs in this process. Where it runs in another one, the store is asked again and again.
 */
final class Follower implements EventFeed {
    private static final int BATCH = 256;
    private static final long WAIT_MILLIS = 10_000;
    private static final long POLL_MILLIS = 100;

    private final ResponseStore store;
    private final LiveTurns live;
    private final Place place;
    private long position;
    private boolean complete;
    private volatile boolean left;

    Follower(ResponseStore store, LiveTurns live, Place place) {
        this.store = store;
        this.live = live;
        this.place = place;
        this.position = place.after();
    }

    /** Whose events, and after which number. */
    record Place(String tenant, String id, long after) {}

    @Override
    public void forEach(EventListener listener) throws IOException {
        try {
            boolean more = true;
            while (more && !complete && !left) {
                Optional<Turn> turn = live.find(place.id());
                more = turn.isPresent() ? tail(turn.get().tail(), listener) : stored(listener);
            }
            if (left && !complete) {
                throw new IOException("the listener left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while following a response", e);
        }
    }

    @Override
    public void leave() {
        left = true;
        live.find(place.id()).ifPresent(turn -> turn.tail().wake());
    }

    /** Gives what the turn says next; false after its end. */
    private boolean tail(EventTail tail, EventListener listener) throws IOException, InterruptedException {
        Optional<List<RenderedEvent>> newest = tail.after(position, WAIT_MILLIS);
        if (newest.isPresent()) {
            give(newest.get(), listener);
            return !tail.isOver(position);
        }
        if (!give(written(), listener)) {
            Thread.sleep(POLL_MILLIS); // it has left the tail and is not written yet
        }
        return true;
    }

    /** Gives what is written next; false after the end. */
    private boolean stored(EventListener listener) throws IOException, InterruptedException {
        if (give(written(), listener)) {
            return true;
        }
        StoredResponse response = store.find(place.tenant(), place.id())
                .orElseThrow(() -> new IOException("the response was deleted while somebody followed it"));
        if (response.isLive()) {
            Thread.sleep(POLL_MILLIS);
            return true;
        }
        if (response.log() == EventLog.GONE) {
            throw new IOException("the response's events were deleted while somebody followed it");
        }
        return give(written(), listener); // the last ones are written together with the end
    }

    private boolean give(List<RenderedEvent> events, EventListener listener) throws IOException {
        for (RenderedEvent event : events) {
            listener.accept(event);
            position = event.sequenceNumber();
            complete |= event.isTerminal();
        }
        listener.flush();
        return !events.isEmpty();
    }

    private List<RenderedEvent> written() {
        return store.events(place.tenant(), place.id(), position, BATCH).stream()
                .map(event -> new RenderedEvent(event.sequenceNumber(), event.type(), event.json()))
                .toList();
    }
}
