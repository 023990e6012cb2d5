package dev.parley.server.service;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.service.ResponseService.Parts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns requests into responses that can be made. */
final class NewResponses {
    private final Parts parts;
    private final LiveTurns live;
    private final BackgroundTurns background;

    NewResponses(Parts parts, LiveTurns live, BackgroundTurns background) {
        this.parts = parts;
        this.live = live;
        this.background = background;
    }

    PendingResponse prepare(RequestTree asked, Caller caller) {
        CreateResponse request = withModel(asked.request());
        ModelEngine engine = engine(request.model());
        RequestRules.check(asked.with(request), engine.capabilities(), caller.toolTypes());
        Conversation conversation = Conversation.of(
                new StoredResponses(parts.store()).chain(request.previousResponseId(), caller.tenant()),
                new ItemReferences(parts.store(), caller.tenant()).resolved(request.input()));
        ItemRules.check(conversation, engine.capabilities().items());
        if (caller.seesSafetyChecks()) {
            SafetyRules.check(conversation);
        }
        Instant created = Instant.now();
        Response draft = ResponseDraft.of(live.ids().response(), created, request);
        Draft what = new Draft(draft.id(), created, conversation);
        TurnParts turn = new TurnParts(
                draft,
                question(engine, request, what),
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
            return TurnRecord.none(caller);
        }
        boolean log = Boolean.TRUE.equals(request.stream()) || Boolean.TRUE.equals(request.background());
        byte[] input = draft.conversation().nowAsJson(live.ids().within(draft.id()));
        return new TurnRecord(parts.store(), caller, new TurnRecord.Content(draft.id(), draft.created(), input, log));
    }

    private static TurnParts.Question question(ModelEngine engine, CreateResponse request, Draft draft) {
        // A turn in the background has events whether or not its client asked for them now: it may come back for them.
        CreateResponse parameters = Boolean.TRUE.equals(request.background())
                ? request.toBuilder().stream(true).build()
                : request;
        Cancellation cancellation = new Cancellation();
        try {
            EngineRequest question = new EngineRequest(
                    request.model(), draft.conversation().all(), parameters, cancellation, draft.id());
            return new TurnParts.Question(engine.prepare(question), cancellation);
        } catch (EngineException e) {
            throw ApiException.of(e.failure());
        }
    }

    private CreateResponse withModel(CreateResponse request) {
        if (request.model() != null) {
            return request;
        }
        String model = parts.routes()
                .defaultModel()
                .orElseThrow(() -> ApiException.invalid(
                        "missing_required_parameter", "model", "This server has no default model: name one."));
        return request.toBuilder().model(model).build();
    }

    private ModelEngine engine(@Nullable String model) {
        return parts.routes()
                .find(String.valueOf(model))
                .orElseThrow(() -> new ApiException(Problem.invalid(
                        404,
                        "model_not_found",
                        "model",
                        "The model '" + ApiException.shortened(String.valueOf(model)) + "' does not exist here.")));
    }
}
