package dev.parley.server.engine;

/** An engine that is asked for one model by its own name for it. Closing is left to the route, whose engine it is. */
final class RenamingEngine implements ModelEngine {
    private final ModelEngine engine;
    private final String model;

    RenamingEngine(ModelEngine engine, String model) {
        this.engine = engine;
        this.model = model;
    }

    @Override
    public Capabilities capabilities() {
        return engine.capabilities();
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        return engine.prepare(request.withModel(model));
    }
}
