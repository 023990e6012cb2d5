package dev.parley.server.trace;

import dev.parley.model.CreateResponse;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.PreparedAnswer;
import dev.parley.server.engine.SurroundedEngine.Surrounding;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * A span for each turn. One in the foreground is a part of its request; one in the background has a trace of its own, which
 * links to the request: it may begin and end long after that.
 */
final class TracedTurns implements Surrounding {
    private static final String CHAT = "chat";

    private final String provider;
    private final Tracer tracer;

    TracedTurns(String provider, Tracer tracer) {
        this.provider = provider;
        this.tracer = tracer;
    }

    @Override
    public PreparedAnswer around(PreparedAnswer answer, EngineRequest request) {
        Context asking = Context.current();
        return sink -> {
            Span span = begin(request, asking);
            new Spanned(span, request.cancellation()).run(answer, new TurnSpan(sink, span));
        };
    }

    private Span begin(EngineRequest request, Context asking) {
        CreateResponse asked = request.parameters();
        SpanBuilder span = tracer.spanBuilder(CHAT + " " + request.model())
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(Keys.OPERATION, CHAT)
                .setAttribute(Keys.PROVIDER, provider)
                .setAttribute(Keys.ASKED_MODEL, request.model())
                .setAttribute(Keys.MODEL, request.model())
                .setAttribute(Keys.TEMPERATURE, asked.temperature())
                .setAttribute(Keys.TOP_P, asked.topP())
                .setAttribute(Keys.MAX_TOKENS, asked.maxOutputTokens())
                .setAttribute(Keys.RESPONSE, request.response())
                .setAttribute(Keys.PREVIOUS, asked.previousResponseId());
        return Boolean.TRUE.equals(asked.background())
                ? span.setNoParent()
                        .addLink(Span.fromContext(asking).getSpanContext())
                        .startSpan()
                : span.setParent(asking).startSpan();
    }
}
