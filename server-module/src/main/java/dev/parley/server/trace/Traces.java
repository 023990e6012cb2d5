package dev.parley.server.trace;

import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.SurroundedEngine;
import dev.parley.server.http.RequestObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Spans of requests, of turns within them, and of attempts to reach an upstream within those, sent over OTLP/HTTP. None has a
 * key, or a word of what was said. Safe for use by many threads.
 */
public final class Traces implements AutoCloseable {
    private static final int LAST_SPANS_SECONDS = 5;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("dev.parley.server");
    }

    /** Spans that go there, in groups and from a thread of their own. */
    public static Traces to(TraceTarget target) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(target.endpoint().toString());
        target.headers().forEach(exporter::addHeader);
        Attributes service = Attributes.of(AttributeKey.stringKey("service.name"), target.service());
        return new Traces(SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(service)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(target.sample())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build());
    }

    /** Gives each request a span, which continues the caller's trace. */
    public RequestObserver requests() {
        return new RequestSpans(tracer);
    }

    /** Gives each turn of this engine a span. */
    public ModelEngine turns(ModelEngine engine, String provider) {
        return new SurroundedEngine(engine, new TracedTurns(provider, tracer));
    }

    /** Gives each attempt of this engine, which asks that upstream, a span. */
    public ModelEngine attempts(ModelEngine engine, URI upstream) {
        return new SurroundedEngine(engine, new TracedAttempts(upstream, tracer));
    }

    /** What tells an upstream which span asks it. */
    public static Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
        return headers;
    }

    /** Sends what is left. */
    @Override
    public void close() {
        provider.shutdown().join(LAST_SPANS_SECONDS, TimeUnit.SECONDS);
    }
}
