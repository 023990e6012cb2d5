package dev.parley.server.service;

import dev.parley.model.CreateResponse;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.Routes;
import dev.parley.server.screen.ActionSet;
import org.jspecify.annotations.Nullable;

/** Finds out which engine answers, and prepares what it is asked; nothing is asked yet. */
final class Questions {
    private final Routes routes;

    Questions(Routes routes) {
        this.routes = routes;
    }

    /** The request with the model that answers it, also where it names none. */
    CreateResponse withModel(CreateResponse request) {
        if (request.model() != null) {
            return request;
        }
        String model = routes.defaultModel()
                .orElseThrow(() -> ApiException.invalid(
                        "missing_required_parameter", "model", "This server has no default model: name one."));
        return request.toBuilder().model(model).build();
    }

    ModelEngine engine(@Nullable String model) {
        return routes.find(String.valueOf(model))
                .orElseThrow(() -> new ApiException(Problem.invalid(
                        404,
                        "model_not_found",
                        "model",
                        "The model '" + ApiException.shortened(String.valueOf(model)) + "' does not exist here.")));
    }

    /**
     * What an engine is asked.
     *
     * @param response id of the response that the answer becomes
     * @param conversation the chain and the request's own input
     * @param actions what the client can be asked to do on a computer
     */
    record Asked(String response, CreateResponse request, Conversation conversation, ActionSet actions) {}

    static TurnParts.Question of(ModelEngine engine, Asked asked) {
        CreateResponse request = asked.request();
        // A turn in the background has events whether or not its client asked for them now: it may come back for them.
        CreateResponse parameters = Boolean.TRUE.equals(request.background())
                ? request.toBuilder().stream(true).build()
                : request;
        Cancellation cancellation = new Cancellation();
        try {
            EngineRequest question = new EngineRequest(
                    request.model(),
                    asked.conversation().all(),
                    parameters,
                    asked.actions(),
                    cancellation,
                    asked.response());
            return new TurnParts.Question(engine.prepare(question), cancellation);
        } catch (EngineException e) {
            throw ApiException.of(e.failure());
        }
    }
}
