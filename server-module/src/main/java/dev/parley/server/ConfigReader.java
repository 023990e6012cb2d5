package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a configuration from a file and the environment, or says which setting is wrong. */
final class ConfigReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Environment environment;

    ConfigReader(Map<String, String> environment) {
        this.environment = new Environment(environment);
    }

    /** The configuration without a file: the scripted engine, or the one upstream that the environment names. */
    ServerConfig defaults() {
        return complete(new Settings(null, null, null, null, null, null, null, null, null, null, null, null, null));
    }

    /** The configuration in a YAML file, completed with defaults, and with what the environment says instead. */
    ServerConfig read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("can't read " + file + ": " + e.getMessage());
        }
        try {
            return complete(
                    text.isBlank() ? YAML.readValue("{}", Settings.class) : YAML.readValue(text, Settings.class));
        } catch (JacksonException e) {
            throw new ConfigException(file + ": " + new Complaint(e).about(text));
        }
    }

    private ServerConfig complete(Settings settings) {
        List<Route> routes = new ArrayList<>(Objects.requireNonNullElse(settings.routes(), List.of()));
        environment.upstream().ifPresent(routes::add);
        if (routes.isEmpty()) {
            routes.add(scripted("parley-scripted"));
            routes.add(scripted("parley/scripted"));
        }
        ServerConfig config = new ServerConfig(
                environment.text("PARLEY_LISTEN_HOST").orElse(Objects.requireNonNullElse(settings.host(), "127.0.0.1")),
                environment.number("PARLEY_LISTEN_PORT").orElse(Objects.requireNonNullElse(settings.port(), 8080)),
                Objects.requireNonNullElse(settings.dialect(), "openai-v1"),
                Objects.requireNonNullElse(settings.threads(), Threads.PLATFORM),
                environment.store(Objects.requireNonNullElse(settings.store(), StoreConfig.byDefault())),
                List.copyOf(routes),
                List.copyOf(Objects.requireNonNullElse(settings.keys(), List.of())),
                Objects.requireNonNullElse(settings.lifecycle(), Lifecycle.DEFAULT),
                Objects.requireNonNullElse(settings.web(), Web.DEFAULT),
                new Operation(
                        settings.metrics(),
                        Objects.requireNonNullElse(settings.log(), LogConfig.of(null, null)),
                        environment.traces(settings.traces())),
                Objects.requireNonNullElse(settings.tools(), ToolsConfig.NONE));
        ConfigRules.check(config);
        return config;
    }

    private static Route scripted(String model) {
        return new Route(model, EngineKind.SCRIPTED, null, null, null, null);
    }

    private record Settings(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String dialect,
            @Nullable Threads threads,
            @Nullable StoreConfig store,
            @Nullable List<Route> routes,
            @Nullable List<ApiKey> keys,
            @Nullable Lifecycle lifecycle,
            @Nullable Web web,
            @Nullable MetricsConfig metrics,
            @Nullable LogConfig log,
            @Nullable ToolsConfig tools,
            @Nullable TracesConfig traces) {
        @JsonCreator
        Settings(
                @JsonProperty("host") @Nullable String host,
                @JsonProperty("port") @Nullable Integer port,
                @JsonProperty("dialect") @Nullable String dialect,
                @JsonProperty("threads") @Nullable Threads threads,
                @JsonProperty("store") @Nullable StoreConfig store,
                @JsonProperty("routes") @Nullable List<Route> routes,
                @JsonProperty("keys") @Nullable List<ApiKey> keys,
                @JsonProperty("lifecycle") @Nullable Lifecycle lifecycle,
                @JsonProperty("web") @Nullable Web web,
                @JsonProperty("metrics") @Nullable MetricsConfig metrics,
                @JsonProperty("log") @Nullable LogConfig log,
                @JsonProperty("tools") @Nullable ToolsConfig tools,
                @JsonProperty("traces") @Nullable TracesConfig traces) {
            this.host = host;
            this.port = port;
            this.dialect = dialect;
            this.threads = threads;
            this.store = store;
            this.routes = routes;
            this.keys = keys;
            this.lifecycle = lifecycle;
            this.web = web;
            this.metrics = metrics;
            this.log = log;
            this.tools = tools;
            this.traces = traces;
        }
    }
}
