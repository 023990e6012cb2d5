package dev.parley.server.http;

import dev.parley.jaxrs.OneOrStream;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Response;
import dev.parley.model.ResponseItemList;
import dev.parley.model.StreamEvent;
import dev.parley.server.dialect.Dialect;
import dev.parley.server.dialect.DialectView;
import dev.parley.server.dialect.Dialects;
import dev.parley.server.http.sse.FramedEvents;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.Caller;
import dev.parley.server.service.ResponseService;
import dev.parley.server.service.ResponseService.Stored;
import dev.parley.server.service.Turn;

/** What the resources have in common: the service's answers, shown in a dialect. */
public final class Answers {
    private final ResponseService service;
    private final Dialects dialects;

    public Answers(ResponseService service, Dialects dialects) {
        this.service = service;
        this.dialects = dialects;
    }

    Dialects dialects() {
        return dialects;
    }

    OneOrStream<Response, StreamEvent> create(CreateResponse asked, Dialect dialect, RequestMarks marks) {
        CreateResponse request = dialect.accept(asked);
        Turn turn = service.create(request, new Caller(marks.tenant(), dialect.name(), dialect.toolTypes()));
        DialectView view = dialect.view(turn.draft());
        if (Boolean.TRUE.equals(request.stream())) {
            return OneOrStream.stream(new FramedEvents<>(
                    dialect.namesEvents(), sink -> turn.stream(event -> sink.accept(view.event(event)))));
        }
        return OneOrStream.one(view.response(turn.collect()));
    }

    OneOrStream<Response, StreamEvent> get(String id, Retrieval retrieval, RequestMarks marks) {
        retrieval.check();
        return OneOrStream.one(get(id, marks));
    }

    Response get(String id, RequestMarks marks) {
        return show(service.get(id, marks.tenant()));
    }

    ResponseItemList inputItems(String id, RequestMarks marks) {
        get(id, marks);
        throw ApiException.unsupported(
                "input_items", "Listing a response's input items is not supported on this server.");
    }

    DeletedResponse delete(String id, RequestMarks marks) {
        service.delete(id, marks.tenant());
        return DeletedResponse.builder().id(id).deleted(true).build();
    }

    Response cancel(String id, RequestMarks marks) {
        return show(service.cancel(id, marks.tenant()));
    }

    private Response show(Stored stored) {
        Dialect dialect = dialects.byName(stored.dialect()).orElseThrow();
        return dialect.view(stored.response()).response(stored.response());
    }
}
