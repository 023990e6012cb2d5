package dev.parley.server.service;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.service.ResponseService.Parts;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.StoredResponse;
import java.time.Instant;

/** Turns requests into responses that can be made. */
final class NewResponses {
    private final Parts parts;
    private final Questions questions;
    private final LiveTurns live;
    private final BackgroundTurns background;

    NewResponses(Parts parts, LiveTurns live, BackgroundTurns background) {
        this.parts = parts;
        this.questions = new Questions(parts.routes());
        this.live = live;
        this.background = background;
    }

    PendingResponse prepare(RequestTree asked, Caller caller) {
        CreateResponse request = questions.withModel(asked.request());
        ModelEngine engine = questions.engine(request.model());
        RequestRules.check(asked.with(request), engine.capabilities(), caller.toolTypes());
        Conversation conversation = Conversation.of(
                new StoredResponses(parts.store()).chain(request.previousResponseId(), caller.tenant()),
                new ItemReferences(parts.store(), caller.tenant()).resolved(request.input()));
        ItemRules.check(conversation, engine.capabilities().items());
        if (caller.actions().confirming()) {
            SafetyRules.check(conversation);
        }
        Instant created = Instant.now();
        Response draft = ResponseDraft.of(live.ids().response(), created, request);
        Draft what = new Draft(draft.id(), created, conversation);
        TurnParts turn = new TurnParts(
                draft,
                Questions.of(engine, new Questions.Asked(draft.id(), request, conversation, caller.actions())),
                record(request, caller, what),
                parts.renderings().of(caller.dialect(), draft, StreamRules.pads(request)));
        if (!Boolean.TRUE.equals(request.background())) {
            return new ForegroundResponse(turn, live);
        }
        Follower.Place start = new Follower.Place(caller.tenant(), draft.id(), -1);
        return new BackgroundResponse(
                turn, live, new BackgroundResponse.Way(background, new Follower(parts.store(), live, start)));
    }

    private record Draft(String id, Instant created, Conversation conversation) {}

    private TurnRecord record(CreateResponse request, Caller caller, Draft draft) {
        if (Boolean.FALSE.equals(request.store())) {
            return TurnRecord.none();
        }
        boolean background = Boolean.TRUE.equals(request.background());
        StoredResponse kept = new StoredResponse(
                draft.id(),
                caller.tenant(),
                caller.dialect(),
                request.previousResponseId(),
                draft.created(),
                ResponseState.IN_PROGRESS.status().value(),
                background || Boolean.TRUE.equals(request.stream()) ? EventLog.KEPT : EventLog.NONE,
                draft.conversation().nowAsJson(live.ids().within(draft.id())),
                new byte[0]);
        TurnRecord.Waiting waiting =
                background ? new TurnRecord.Waiting(WaitingTurns.asStored(request), 0) : TurnRecord.Waiting.NEVER;
        return TurnRecord.in(parts.store(), kept, waiting);
    }
}
