package dev.parley.server.store;

/**
 * A queued response with all that it takes to run it, so that any server can.
 *
 * @param request the request without its input, a JSON object; it is kept as long as the response waits
 */
public record WaitingResponse(StoredResponse response, byte[] request) {}
