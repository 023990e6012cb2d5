package dev.parley.client;

import dev.parley.client.stub.V5ResponsesStub;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Response;

/**
 * The same under the v5 path, where models are named {@code vendor/model}. The published document has only the creation of responses;
 * the other operations are Parley's own.
 */
public final class V5Responses {
    private final V5ResponsesStub stub;

    V5Responses(V5ResponsesStub stub) {
        this.stub = stub;
    }

    /** Waits for the whole response. Look at its status: a failed or incomplete response is an answer, not an exception. */
    public Response create(CreateResponse request) {
        return stub.createV5Response(request.toBuilder().stream(false).build());
    }

    /** Returns when the stream has begun. Close the result. */
    public ResponseStream createStreaming(CreateResponse request) {
        return new ResponseStream(stub.createV5ResponseStream(request));
    }

    public Response retrieve(String id) {
        return stub.getV5Response(id);
    }

    /** Removes a stored response and its items for good. A server that confirms without a body is taken at its word. */
    public DeletedResponse delete(String id) {
        return Deletion.confirmed(id, stub.deleteV5Response(id));
    }

    /** Stops a response that is queued or in progress. */
    public Response cancel(String id) {
        return stub.cancelV5Response(id);
    }
}
