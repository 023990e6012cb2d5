package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.server.trace.TraceTarget;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where OpenTelemetry spans are sent, over OTLP/HTTP.
 *
 * @param endpoint the collector's address for spans
 * @param serviceName name under which they appear
 * @param headers sent with them; in no text about the configuration
 * @param sample share of the requests that are traced, where the caller has not decided
 */
public record TracesConfig(
        @Nullable String endpoint,
        @JsonProperty("service_name") String serviceName,
        Map<String, String> headers,
        double sample) {
    @JsonCreator
    static TracesConfig of(
            @JsonProperty("endpoint") @Nullable String endpoint,
            @JsonProperty("service_name") @Nullable String serviceName,
            @JsonProperty("headers") @Nullable Map<String, String> headers,
            @JsonProperty("sample") @Nullable Double sample) {
        return new TracesConfig(
                endpoint,
                Objects.requireNonNullElse(serviceName, "parley"),
                headers == null ? Map.of() : Map.copyOf(headers),
                Objects.requireNonNullElse(sample, 1.0));
    }

    /** The same, sent elsewhere. */
    TracesConfig at(String other) {
        return new TracesConfig(other, serviceName, headers, sample);
    }

    void check() {
        ConfigRules.present("traces.endpoint", endpoint);
        ConfigRules.httpUrl("traces.endpoint", endpoint);
        ConfigRules.require(sample >= 0 && sample <= 1, "traces.sample must be 0 to 1 (got " + sample + ")");
    }

    TraceTarget target() {
        return new TraceTarget(URI.create(Objects.requireNonNull(endpoint)), serviceName, headers, sample);
    }

    @Override
    public String toString() {
        return "Traces[" + endpoint + "]"; // never the headers
    }
}
