package dev.parley.server.engine;

import dev.parley.server.engine.EngineException.Kind;
import java.util.function.Consumer;

/** Tells somebody of each failure of an engine, but those that follow from a cancellation. */
public final class WatchedEngine implements ModelEngine {
    private final ModelEngine engine;
    private final Consumer<Kind> failed;

    /** This engine, watched. */
    public WatchedEngine(ModelEngine engine, Consumer<Kind> failed) {
        this.engine = engine;
        this.failed = failed;
    }

    @Override
    public Capabilities capabilities() {
        return engine.capabilities();
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        PreparedAnswer answer = engine.prepare(request);
        return sink -> {
            try {
                answer.run(sink);
            } catch (EngineException e) {
                if (!request.cancellation().isCancelled()) {
                    failed.accept(e.failure().kind());
                }
                throw e;
            }
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
