package dev.parley.server.service;

import dev.parley.model.Response;

/** A response that has been asked for and can be made; nothing runs until one of its two answers is taken, once. */
public interface PendingResponse {

    /** The response before the model has said anything. */
    Response draft();

    /** The answer as events; a response in the background goes on when their listener leaves. */
    EventFeed stream();

    /**
     * The answer as one object: finished, or queued if it is made in the background.
     *
     * @throws ApiException if the engine fails
     */
    Response collect();

    /** Says, from any thread, that nobody waits for {@link #collect} any more. */
    void leave();
}
