package dev.parley.server.service;

import dev.parley.model.Response;
import java.io.IOException;

/** A response that is made on the thread that answers, and only as long as somebody waits for it. */
final class ForegroundResponse implements PendingResponse, EventFeed {
    private final TurnParts parts;
    private final LiveTurns live;

    ForegroundResponse(TurnParts parts, LiveTurns live) {
        this.parts = parts;
        this.live = live;
    }

    @Override
    public Response draft() {
        return parts.draft();
    }

    @Override
    public EventFeed stream() {
        return this;
    }

    @Override
    public void begin() {
        parts.record().insert(parts.draft());
    }

    @Override
    public void forEach(EventListener listener) throws IOException {
        Turn.heard(parts, live, listener).stream();
    }

    @Override
    public Response collect() {
        return Turn.silent(parts, live).collect();
    }

    @Override
    public void leave() {
        parts.question().cancellation().cancel();
    }
}
