package dev.parley.server;

import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What environment variables say instead of the file. There is no {@code PARLEY_PORT}: Kubernetes sets a variable of that
 * name to something else beside a service that is called parley.
 */
final class Environment {
    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** A variable's text; one that is blank counts as not set. */
    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A variable that has to be a whole number. */
    Optional<Integer> number(String name) {
        return text(name).map(value -> {
            try {
                return Integer.valueOf(value.strip());
            } catch (NumberFormatException e) {
                throw new ConfigException(name + " must be a whole number (got " + value + ")");
            }
        });
    }

    /** The store with the database that the environment names; another database does not get the file's password. */
    StoreConfig store(StoreConfig file) {
        StoreConfig store = text("PARLEY_STORE_URL").map(file::at).orElse(file);
        return store.as(
                text("PARLEY_STORE_USER").orElse(store.user()),
                text("PARLEY_STORE_PASSWORD").orElse(store.password()));
    }

    /** Where spans go, by the variables that all programs have for that; null for nowhere. */
    @Nullable
    TracesConfig traces(@Nullable TracesConfig file) {
        Optional<String> endpoint = text("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
                .or(() -> text("OTEL_EXPORTER_OTLP_ENDPOINT").map(base -> base.replaceAll("/+$", "") + "/v1/traces"));
        TracesConfig traces = file == null ? TracesConfig.of(null, null, null, null) : file;
        return endpoint.map(traces::at).orElse(file);
    }

    /** The one upstream that the environment names, for every model. */
    Optional<Route> upstream() {
        return text("PARLEY_UPSTREAM_URL").map(url -> {
            String api = Objects.requireNonNullElse(variables.get("PARLEY_UPSTREAM_API"), "chat");
            if (!api.equals("chat") && !api.equals("responses")) {
                throw new ConfigException("PARLEY_UPSTREAM_API must be chat or responses (got " + api + ")");
            }
            EngineKind kind = api.equals("chat") ? EngineKind.CHAT : EngineKind.RESPONSES;
            return new Route("*", kind, url, variables.get("PARLEY_UPSTREAM_KEY"), null, null);
        });
    }
}
