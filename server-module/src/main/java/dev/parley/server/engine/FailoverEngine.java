package dev.parley.server.engine;

import java.util.List;

/**
 * Several upstreams that can answer the same. They are asked in order until one begins to answer; those that are
 * overloaded or down are asked again after a while. Once anything has been said, a failure is the answer's end.
 */
public final class FailoverEngine implements ModelEngine {
    private final List<ModelEngine> upstreams;
    private final RetryPolicy policy;

    /** Upstreams in the order of preference, of one kind: what the first can do, all can. */
    public FailoverEngine(List<? extends ModelEngine> upstreams, RetryPolicy policy) {
        if (upstreams.isEmpty()) {
            throw new IllegalArgumentException("no upstreams");
        }
        this.upstreams = List.copyOf(upstreams);
        this.policy = policy;
    }

    @Override
    public Capabilities capabilities() {
        return upstreams.get(0).capabilities();
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        PreparedAnswer first = upstreams.get(0).prepare(request);
        return sink -> new Attempts(upstreams, policy, request).run(first, sink);
    }

    @Override
    public void close() {
        upstreams.forEach(ModelEngine::close);
    }
}
