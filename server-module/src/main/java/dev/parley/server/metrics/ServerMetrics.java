package dev.parley.server.metrics;

import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.service.TurnObserver;
import dev.parley.server.service.TurnReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Counts what the server does: for each response at its end, never for each event. A model is counted under its route's
 * pattern, because what clients write would make labels without end; keys and tenants are in none. Safe for use by many
 * threads.
 */
public final class ServerMetrics implements TurnObserver {
    private static final Duration[] TOKEN_BUCKETS = seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);
    private static final Duration[] CANCEL_BUCKETS = seconds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final UnaryOperator<String> route;

    /** Metrics under the labels that this gives models. */
    public ServerMetrics(UnaryOperator<String> route) {
        this.route = route;
    }

    @Override
    public void ended(TurnReport report) {
        String model = route.apply(report.model());
        Counter.builder("parley.responses")
                .description("Responses by how they ended")
                .tags("model", model, "status", report.status())
                .register(registry)
                .increment();
        Counter.builder("parley.events.written")
                .description("Events of responses that were streamed or made in the background")
                .tag("model", model)
                .register(registry)
                .increment((double) report.events());
        if (report.firstToken() != null) {
            timer("parley.time.to.first.token", "From the request to the engine's first word", TOKEN_BUCKETS)
                    .tag("model", model)
                    .register(registry)
                    .record(report.firstToken());
        }
        if (report.cancel() != null) {
            timer("parley.cancel.latency", "From a cancellation to the response's end", CANCEL_BUCKETS)
                    .register(registry)
                    .record(report.cancel());
        }
    }

    /** An upstream of the route with this pattern failed. */
    public void upstreamFailed(String pattern, Kind kind) {
        Counter.builder("parley.upstream.errors")
                .description("Failures of upstreams, each attempt counted")
                .tags("model", pattern, "kind", kind.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /** A number that is looked up whenever somebody asks. */
    public void watch(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Everything counted, in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    private static Timer.Builder timer(String name, String description, Duration... buckets) {
        return Timer.builder(name).description(description).serviceLevelObjectives(buckets);
    }

    private static Duration[] seconds(double... seconds) {
        Duration[] durations = new Duration[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            durations[i] = Duration.ofMillis(Math.round(seconds[i] * 1000));
        }
        return durations;
    }
}
