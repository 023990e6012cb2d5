package dev.parley.server.trace;

import dev.parley.server.http.RequestObserver;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A span for each request, on the thread that answers it from beginning to end. */
final class RequestSpans implements RequestObserver {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final Tracer tracer;

    RequestSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed when the request is over
    public Observed begins(String method, UnaryOperator<@Nullable String> headers) {
        String known = METHODS.contains(method) ? method : "_OTHER"; // a client's own word would make names without end
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.current(), headers, new Headers());
        Span span = tracer.spanBuilder(known)
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(Keys.METHOD, known)
                .startSpan();
        Scope scope = span.makeCurrent();
        return outcome -> {
            scope.close();
            end(span, known, outcome);
        };
    }

    private static void end(Span span, String method, Outcome outcome) {
        span.setAttribute(Keys.STATUS, (long) outcome.status());
        span.setAttribute(Keys.REQUEST_ID, outcome.requestId());
        if (outcome.route() != null) {
            span.updateName(method + " " + outcome.route());
            span.setAttribute(Keys.ROUTE, outcome.route());
        }
        if (outcome.status() >= 500) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(Keys.ERROR, String.valueOf(outcome.status()));
        }
        span.end();
    }

    private static final class Headers implements TextMapGetter<UnaryOperator<@Nullable String>> {
        @Override
        public @Nullable String get(@Nullable UnaryOperator<@Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    }
}
