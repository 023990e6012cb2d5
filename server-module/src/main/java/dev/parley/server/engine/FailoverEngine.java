package dev.parley.server.engine;

import java.util.List;

/**
 * Several upstreams that can answer the same. They are asked in order until one begins to answer; those that are
 * overloaded or down are asked again after a while, and those that keep failing come last for a while. Once anything has
 * been said, a failure is the answer's end.
 */
public final class FailoverEngine implements ModelEngine {
    private final List<Member> upstreams;
    private final RetryPolicy policy;

    /** Upstreams in the order of preference, of one kind: what the first can do, all can. */
    public FailoverEngine(List<? extends ModelEngine> upstreams, RetryPolicy policy, SkipPolicy skipping) {
        if (upstreams.isEmpty()) {
            throw new IllegalArgumentException("no upstreams");
        }
        this.upstreams = upstreams.stream()
                .map(engine -> new Member(engine, new Breaker(skipping, System::nanoTime)))
                .toList();
        this.policy = policy;
    }

    /** One upstream, and how it has been doing. */
    record Member(ModelEngine engine, Breaker breaker) {}

    @Override
    public Capabilities capabilities() {
        return upstreams.get(0).engine().capabilities();
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        PreparedAnswer first = upstreams.get(0).engine().prepare(request);
        return sink -> new Attempts(upstreams, policy, request).run(first, sink);
    }

    @Override
    public void close() {
        upstreams.forEach(upstream -> upstream.engine().close());
    }
}
