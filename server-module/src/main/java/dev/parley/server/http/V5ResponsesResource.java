package dev.parley.server.http;

import dev.parley.api.V5ResponsesApi;
import dev.parley.jaxrs.OneOrStream;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

/** {@code /v5/responses}: one dialect. */
public final class V5ResponsesResource implements V5ResponsesApi {
    private final Answers answers;
    private final RequestMarks marks;

    /** One for each request. */
    @Inject
    public V5ResponsesResource(Answers answers, @Context ContainerRequestContext http) {
        this.answers = answers;
        this.marks = RequestMarks.of(http);
    }

    @Override
    public OneOrStream<Response, StreamEvent> createV5Response(CreateResponse request) {
        return answers.createV5(request, marks);
    }

    @Override
    public Response getV5Response(String responseId) {
        return answers.get(responseId, marks);
    }

    @Override
    public DeletedResponse deleteV5Response(String responseId) {
        return answers.delete(responseId, marks);
    }

    @Override
    public Response cancelV5Response(String responseId) {
        return answers.cancel(responseId, marks);
    }
}
