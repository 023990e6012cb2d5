package dev.parley.server.http;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Is told of each request when it comes and when its answer is over, on the thread that answers it. */
@FunctionalInterface
public interface RequestObserver {
    /**
     * A request has come.
     *
     * @param headers gives a header by its name
     */
    Observed begins(String method, UnaryOperator<@Nullable String> headers);

    /** One request that is being observed. */
    @FunctionalInterface
    interface Observed {
        /** It is over. */
        void ended(Outcome outcome);
    }

    /**
     * What became of a request.
     *
     * @param route template of the route that was taken; null if there is none
     */
    record Outcome(int status, @Nullable String route, String requestId) {}
}
