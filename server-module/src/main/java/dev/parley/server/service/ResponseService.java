package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.Routes;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates, returns, cancels and deletes responses, in canonical form. Which dialect a client speaks, and that there is
 * HTTP, is unknown here. Safe for use by many threads.
 */
public final class ResponseService {
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(2);

    private final Routes routes;
    private final ResponseStore store;
    private final LiveTurns live = new LiveTurns();

    /** A service in front of these engines, on this store; both stay the caller's to close. */
    public ResponseService(Routes routes, ResponseStore store) {
        this.routes = routes;
        this.store = store;
    }

    /**
     * A stored response.
     *
     * @param dialect the dialect it was created in
     */
    public record Stored(String dialect, Response response) {}

    /**
     * Prepares an answer; nothing runs and nothing is stored until the turn is asked to.
     *
     * @throws ApiException if the request can't be served as it is
     */
    public Turn create(CreateResponse asked, Caller caller) {
        CreateResponse request = withModel(asked);
        ModelEngine engine = engine(request.model());
        RequestRules.check(request, engine.capabilities(), caller.toolTypes());
        Conversation conversation =
                Conversation.of(chain(request.previousResponseId(), caller.tenant()), request.input());
        ItemRules.check(conversation, engine.capabilities().items());
        Instant created = Instant.now();
        Response draft = ResponseDraft.of(live.ids().response(), created, request);
        ResponseStore kept = Boolean.FALSE.equals(request.store()) ? null : store;
        TurnRecord record = new TurnRecord(kept, caller, created, conversation.nowAsJson());
        EngineRequest question = new EngineRequest(request.model(), conversation.all(), request, new Cancellation());
        return new Turn(draft, prepare(engine, question), record, live);
    }

    /** The response as it is now. */
    public Stored get(String id, String tenant) {
        StoredResponse stored = find(id, tenant);
        return new Stored(stored.dialect(), parse(stored));
    }

    /** Removes the response for good; if it is being answered, that ends. */
    public void delete(String id, String tenant) {
        if (!store.delete(tenant, id)) {
            throw ApiException.responseNotFound(id);
        }
        live.find(id).ifPresent(ResponseService::stop);
    }

    /** Stops a response that is being answered and returns what became of it; cancelling twice is the same as once. */
    public Stored cancel(String id, String tenant) {
        find(id, tenant);
        live.find(id).ifPresent(ResponseService::stop);
        Stored stored = get(id, tenant);
        String status = String.valueOf(stored.response().status());
        if (!status.equals("cancelled")) {
            throw ApiException.invalid(
                    "response_not_cancellable",
                    "response_id",
                    "The response is " + status + "; only one that is in progress can be cancelled.");
        }
        return stored;
    }

    private static Turn.Question prepare(ModelEngine engine, EngineRequest question) {
        try {
            return new Turn.Question(engine.prepare(question), question.cancellation());
        } catch (EngineException e) {
            throw ApiException.of(e.failure());
        }
    }

    private static void stop(Turn turn) {
        try {
            turn.cancel(CANCEL_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CreateResponse withModel(CreateResponse request) {
        if (request.model() != null) {
            return request;
        }
        String model = routes.defaultModel()
                .orElseThrow(() -> ApiException.invalid(
                        "missing_required_parameter", "model", "This server has no default model: name one."));
        return request.toBuilder().model(model).build();
    }

    private ModelEngine engine(@Nullable String model) {
        return routes.find(String.valueOf(model))
                .orElseThrow(() -> new ApiException(Problem.invalid(
                        404,
                        "model_not_found",
                        "model",
                        "The model '" + ApiException.shortened(String.valueOf(model)) + "' does not exist here.")));
    }

    private List<StoredResponse> chain(@Nullable String previousId, String tenant) {
        if (previousId == null) {
            return List.of();
        }
        List<StoredResponse> chain = store.chain(tenant, previousId);
        if (chain.isEmpty()) {
            throw ApiException.invalid(
                    "previous_response_not_found",
                    "previous_response_id",
                    "Previous response with id '" + ApiException.shortened(previousId) + "' not found.");
        }
        if (chain.get(chain.size() - 1).status().equals("in_progress")) {
            throw new ApiException(Problem.invalid(
                    409,
                    "previous_response_not_finished",
                    "previous_response_id",
                    "The previous response is still in progress."));
        }
        return chain;
    }

    private StoredResponse find(String id, String tenant) {
        return store.find(tenant, id).orElseThrow(() -> ApiException.responseNotFound(id));
    }

    private static Response parse(StoredResponse stored) {
        try {
            return Json.read(stored.response(), Response::read);
        } catch (IOException e) {
            throw new UncheckedIOException("stored response " + stored.id() + " can't be read", e);
        }
    }
}
