package dev.parley.server.trace;

import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.PreparedAnswer;
import dev.parley.server.engine.SurroundedEngine.Surrounding;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;

/** A span for each attempt to get an answer from one upstream, which is told of it. */
final class TracedAttempts implements Surrounding {
    private static final String POST = "POST";

    private final URI upstream;
    private final Tracer tracer;

    TracedAttempts(URI upstream, Tracer tracer) {
        this.upstream = upstream;
        this.tracer = tracer;
    }

    @Override
    public PreparedAnswer around(PreparedAnswer answer, EngineRequest request) {
        return sink -> new Spanned(begin(), request.cancellation()).run(answer, sink);
    }

    private Span begin() {
        int standard = "https".equals(upstream.getScheme()) ? 443 : 80;
        return tracer.spanBuilder(POST)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(Keys.METHOD, POST)
                .setAttribute(Keys.ADDRESS, upstream.getHost())
                .setAttribute(Keys.PORT, (long) (upstream.getPort() < 0 ? standard : upstream.getPort()))
                .startSpan();
    }
}
