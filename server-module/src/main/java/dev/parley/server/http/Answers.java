package dev.parley.server.http;

import dev.parley.jaxrs.OneOrStream;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Response;
import dev.parley.model.ResponseItemList;
import dev.parley.model.ResponseList;
import dev.parley.model.StreamEvent;
import dev.parley.server.dialect.Dialect;
import dev.parley.server.dialect.Dialects;
import dev.parley.server.http.RequestNote.Fact;
import dev.parley.server.http.open.AwaitedAnswer;
import dev.parley.server.http.open.OpenAnswers;
import dev.parley.server.http.sse.EventAnswer;
import dev.parley.server.service.Caller;
import dev.parley.server.service.EventFeed;
import dev.parley.server.service.PendingResponse;
import dev.parley.server.service.RequestTree;
import dev.parley.server.service.ResponsePage;
import dev.parley.server.service.ResponseService;
import dev.parley.server.service.ResponseService.Replay;
import dev.parley.server.service.ResponseService.Stored;
import dev.parley.server.service.ResponseService.StoredInput;

/** What the resources have in common: the service's answers, shown in a dialect. */
public final class Answers {
    private final ResponseService service;
    private final Dialects dialects;
    private final OpenAnswers open;

    /** Answers of this service; those that take long are looked after there. */
    public Answers(ResponseService service, Dialects dialects, OpenAnswers open) {
        this.service = service;
        this.dialects = dialects;
        this.open = open;
    }

    boolean isReady() {
        return service.isReady();
    }

    /** In the dialect that the request asks for. */
    OneOrStream<Response, StreamEvent> create(CreateResponse request, RequestMarks marks) {
        RequestTree asked = RequestTree.of(request);
        return create(asked, dialects.choose(marks.dialect(), asked), marks);
    }

    OneOrStream<Response, StreamEvent> createV5(CreateResponse request, RequestMarks marks) {
        return create(RequestTree.of(request), dialects.v5(), marks);
    }

    private OneOrStream<Response, StreamEvent> create(RequestTree asked, Dialect dialect, RequestMarks marks) {
        PendingResponse response = service.create(dialect.accept(asked), caller(dialect, marks));
        marks.note().add(Fact.DIALECT, dialect.name());
        marks.note().add(Fact.MODEL, String.valueOf(response.draft().model()));
        marks.note().add(Fact.RESPONSE, response.draft().id());
        if (Boolean.TRUE.equals(asked.request().stream())) {
            marks.permit().take();
            return stream(dialect, response.stream(), marks);
        }
        AwaitedAnswer awaited = AwaitedAnswer.open(open, marks.client(), response::leave);
        try {
            return OneOrStream.one(dialect.view(response.draft()).response(response.collect()));
        } finally {
            awaited.close();
        }
    }

    private static Caller caller(Dialect dialect, RequestMarks marks) {
        return new Caller(marks.tenant(), dialect.name(), dialect.toolTypes(), dialect.actions());
    }

    OneOrStream<Response, StreamEvent> get(String id, Retrieval retrieval, RequestMarks marks) {
        retrieval.check();
        if (!retrieval.asStream()) {
            return OneOrStream.one(get(id, marks));
        }
        Replay replay = service.replay(id, marks.tenant(), retrieval.after());
        Dialect dialect = dialects.byName(replay.dialect()).orElseThrow();
        marks.note().add(Fact.DIALECT, dialect.name());
        marks.note().add(Fact.RESPONSE, id);
        marks.permit().take();
        return stream(dialect, replay.events(), marks);
    }

    private static OneOrStream<Response, StreamEvent> stream(Dialect dialect, EventFeed events, RequestMarks marks) {
        return OneOrStream.stream(new EventAnswer(dialect.namesEvents(), events, marks));
    }

    Response get(String id, RequestMarks marks) {
        return show(service.get(id, marks.tenant()));
    }

    ResponseList list(Paging paging, RequestMarks marks) {
        ResponsePage page = service.list(marks.tenant(), paging.query());
        return ResponseList.builder()
                .data(page.responses().stream().map(this::show).toList())
                .hasMore(page.hasMore())
                .firstId(page.firstId())
                .lastId(page.lastId())
                .build();
    }

    ResponseItemList inputItems(String id, ItemRetrieval retrieval, RequestMarks marks) {
        StoredInput input = service.input(id, marks.tenant(), retrieval.query());
        Stored response = input.response();
        Dialect dialect = dialects.byName(response.dialect()).orElseThrow();
        return ItemRetrieval.list(input.page(), dialect.view(response.response()));
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
