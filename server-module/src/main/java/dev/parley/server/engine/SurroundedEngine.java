package dev.parley.server.engine;

/** An engine in whose answers somebody else has a hand; all else is the engine's own. */
public final class SurroundedEngine implements ModelEngine {
    private final ModelEngine engine;
    private final Surrounding surrounding;

    /** This engine, with that around each of its answers. */
    public SurroundedEngine(ModelEngine engine, Surrounding surrounding) {
        this.engine = engine;
        this.surrounding = surrounding;
    }

    /** What happens around answers. Implementations are safe for use by many threads. */
    @FunctionalInterface
    public interface Surrounding {
        /**
         * The answer that is given instead of one that an engine has prepared, and that is a part of it.
         *
         * @throws EngineException if the request asks for what can't be seen to
         */
        PreparedAnswer around(PreparedAnswer answer, EngineRequest request) throws EngineException;
    }

    @Override
    public Capabilities capabilities() {
        return engine.capabilities();
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        return surrounding.around(engine.prepare(request), request);
    }

    @Override
    public void close() {
        engine.close();
    }
}
