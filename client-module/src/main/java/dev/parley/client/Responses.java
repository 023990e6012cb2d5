package dev.parley.client;

import dev.parley.client.stub.ResponsesStub;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Response;

/** Responses as most servers have them. Decides itself between one answer and a stream, whatever the request says. */
public final class Responses {
    private final ResponsesStub stub;

    Responses(ResponsesStub stub) {
        this.stub = stub;
    }

    /** Waits for the whole response. Look at its status: a failed or incomplete response is an answer, not an exception. */
    public Response create(CreateResponse request) {
        return stub.createResponse(request.toBuilder().stream(false).build());
    }

    /** Returns when the stream has begun. Close the result. */
    public ResponseStream createStreaming(CreateResponse request) {
        return new ResponseStream(stub.createResponseStream(request));
    }

    public Response retrieve(String id) {
        return stub.getResponse(id);
    }

    /** The events of a stored response from the beginning, where the server replays them. Close the result. */
    public ResponseStream retrieveStreaming(String id) {
        return new ResponseStream(stub.getResponseStream(id));
    }

    /** The events after the one with this sequence number, for instance when a stream broke off. Close the result. */
    public ResponseStream retrieveStreaming(String id, long startingAfter) {
        return new ResponseStream(stub.getResponseStream(id, null, startingAfter));
    }

    /** Removes a stored response and its items for good. A server that confirms without a body is taken at its word. */
    public DeletedResponse delete(String id) {
        DeletedResponse answer = stub.deleteResponse(id);
        boolean silent = answer.extra().isAbsent("id") && answer.extra().isAbsent("deleted");
        return silent ? DeletedResponse.builder().id(id).deleted(true).build() : answer;
    }

    /** Stops a response that is queued or in progress. */
    public Response cancel(String id) {
        return stub.cancelResponse(id);
    }
}
