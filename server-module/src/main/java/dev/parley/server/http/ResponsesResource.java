package dev.parley.server.http;

import dev.parley.api.ResponsesApi;
import dev.parley.jaxrs.OneOrStream;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Includable;
import dev.parley.model.ListOrder;
import dev.parley.model.Response;
import dev.parley.model.ResponseItemList;
import dev.parley.model.ResponseList;
import dev.parley.model.StreamEvent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** {@code /v1/responses}, in whichever dialect the request asks for. */
public final class ResponsesResource implements ResponsesApi {
    private final Answers answers;
    private final RequestMarks marks;

    /** One for each request. */
    @Inject
    public ResponsesResource(Answers answers, @Context ContainerRequestContext http) {
        this.answers = answers;
        this.marks = RequestMarks.of(http);
    }

    @Override
    public OneOrStream<Response, StreamEvent> createResponse(CreateResponse request) {
        return answers.create(request, marks);
    }

    @Override
    public ResponseList listResponses(Long limit, ListOrder order, String after, String before) {
        return answers.list(new Paging(limit, order, after, before), marks);
    }

    @Override
    public OneOrStream<Response, StreamEvent> getResponse(
            String responseId, List<Includable> include, Boolean stream, Long startingAfter) {
        return answers.get(responseId, new Retrieval(include, stream, startingAfter), marks);
    }

    @Override
    public DeletedResponse deleteResponse(String responseId) {
        return answers.delete(responseId, marks);
    }

    @Override
    public Response cancelResponse(String responseId) {
        return answers.cancel(responseId, marks);
    }

    @Override
    public ResponseItemList listInputItems(
            String responseId, Long limit, ListOrder order, String after, String before, List<Includable> include) {
        return answers.inputItems(
                responseId, new ItemRetrieval(new Paging(limit, order, after, before), include), marks);
    }
}
