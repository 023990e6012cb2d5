package dev.parley.server.engine;

import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.SurroundedEngine.Surrounding;
import java.util.function.Consumer;

/**
 * Tells somebody of each failure of an engine, but those that follow from a cancellation.
 *
 * @param failed is told of its kind
 */
public record FailureWatch(Consumer<Kind> failed) implements Surrounding {
    @Override
    public PreparedAnswer around(PreparedAnswer answer, EngineRequest request) {
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
}
