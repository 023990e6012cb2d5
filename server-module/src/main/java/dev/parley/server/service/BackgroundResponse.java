package dev.parley.server.service;

import dev.parley.model.Response;

/** A response that is made on a thread of its own, whether or not anybody waits. */
final class BackgroundResponse implements PendingResponse {
    private final TurnParts parts;
    private final LiveTurns live;
    private final Way way;

    BackgroundResponse(TurnParts parts, LiveTurns live, Way way) {
        this.parts = parts;
        this.live = live;
        this.way = way;
    }

    /** Where it runs, and how a client follows it. */
    record Way(BackgroundTurns turns, EventFeed follower) {}

    @Override
    public Response draft() {
        return parts.draft();
    }

    @Override
    public EventFeed stream() {
        start();
        return way.follower();
    }

    @Override
    public Response collect() {
        return start();
    }

    @Override
    public void leave() {
        // it goes on
    }

    private Response start() {
        Turn turn = Turn.queued(parts, live);
        return way.turns().start(turn);
    }
}
