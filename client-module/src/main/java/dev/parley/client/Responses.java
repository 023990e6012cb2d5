package dev.parley.client;

import dev.parley.client.stub.ResponsesStub;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Response;

/** Responses as most servers have them. Decides itself between one answer and a stream, whatever the request says. */
public final class Responses {
    private final ResponsesStub stub;
    private final Resumption resumption;

    Responses(ResponsesStub stub, int maxReconnects) {
        this.stub = stub;
        this.resumption = Resumption.of((id, after) -> stub.getResponseStream(id, null, after), maxReconnects);
    }

    /** Waits for the whole response. Look at its status: a failed or incomplete response is an answer, not an exception. */
    public Response create(CreateResponse request) {
        return stub.createResponse(request.toBuilder().stream(false).build());
    }

    /**
     * Returns at once, as a rule with a response that is queued; the server goes on by itself. {@link #retrieve} says how far it is,
     * {@link #retrieveStreaming} waits for its end, {@link #cancel} stops it.
     */
    public Response createBackground(CreateResponse request) {
        return create(request.toBuilder().background(true).build());
    }

    /**
     * Returns when the stream has begun. Close the result. A response with {@code background} goes on without its stream, and its stream
     * is taken up again if the client was built to do so.
     */
    public ResponseStream createStreaming(CreateResponse request) {
        var events = stub.createResponseStream(request);
        return Boolean.TRUE.equals(request.background())
                ? new ResponseStream(new ResumingEvents(events, resumption, ResumingEvents.From.START))
                : new ResponseStream(events);
    }

    public Response retrieve(String id) {
        return stub.getResponse(id);
    }

    /** The events of a stored response from the beginning, where the server replays them. Close the result. */
    public ResponseStream retrieveStreaming(String id) {
        return resumed(new ResumingEvents.From(id, null));
    }

    /** The events after the one with this sequence number, for instance when a stream broke off. Close the result. */
    public ResponseStream retrieveStreaming(String id, long startingAfter) {
        return resumed(new ResumingEvents.From(id, startingAfter));
    }

    /** The stored responses that the caller may see; nothing is sent until they are read. An extension of Parley. */
    public StoredResponses list() {
        return new StoredResponses(stub);
    }

    /** The items that a stored response was asked with; nothing is sent until they are read. */
    public InputItems inputItems(String id) {
        return new InputItems(stub, id);
    }

    /** Removes a stored response and its items for good. A server that confirms without a body is taken at its word. */
    public DeletedResponse delete(String id) {
        return Deletion.confirmed(id, stub.deleteResponse(id));
    }

    /** Stops a response that is queued or in progress. */
    public Response cancel(String id) {
        return stub.cancelResponse(id);
    }

    private ResponseStream resumed(ResumingEvents.From from) {
        var events = stub.getResponseStream(from.id(), null, from.last());
        return new ResponseStream(new ResumingEvents(events, resumption, from));
    }
}
