package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.Threads;
import dev.parley.server.ServerConfig.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a configuration from a file and the environment, or says which setting is wrong. */
final class ConfigReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Map<String, String> environment;

    ConfigReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The configuration without a file: the scripted engine, or the one upstream that the environment names. */
    ServerConfig defaults() {
        return complete(new Settings(null, null, null, null, null, null, null, null, null));
    }

    /** The configuration in a YAML file, completed with defaults and the environment's upstream. */
    ServerConfig read(Path file) {
        try {
            String text = Files.readString(file);
            return complete(
                    text.isBlank() ? YAML.readValue("{}", Settings.class) : YAML.readValue(text, Settings.class));
        } catch (JacksonException e) {
            throw new ConfigException(file + ": " + describe(e));
        } catch (IOException e) {
            throw new ConfigException("can't read " + file + ": " + e.getMessage());
        }
    }

    private ServerConfig complete(Settings settings) {
        List<Route> routes = new ArrayList<>(Objects.requireNonNullElse(settings.routes(), List.of()));
        Route upstream = environmentRoute();
        if (upstream != null) {
            routes.add(upstream);
        }
        if (routes.isEmpty()) {
            routes.add(scripted("parley-scripted"));
            routes.add(scripted("parley/scripted"));
        }
        ServerConfig config = new ServerConfig(
                Objects.requireNonNullElse(settings.host(), "127.0.0.1"),
                Objects.requireNonNullElse(settings.port(), 8080),
                Objects.requireNonNullElse(settings.dialect(), "openai-v1"),
                Objects.requireNonNullElse(settings.threads(), Threads.PLATFORM),
                Objects.requireNonNullElse(settings.store(), StoreConfig.byDefault()),
                List.copyOf(routes),
                List.copyOf(Objects.requireNonNullElse(settings.keys(), List.of())),
                Objects.requireNonNullElse(settings.lifecycle(), Lifecycle.DEFAULT),
                Objects.requireNonNullElse(settings.web(), Web.DEFAULT));
        ConfigRules.check(config);
        return config;
    }

    private @Nullable Route environmentRoute() {
        String url = environment.get("PARLEY_UPSTREAM_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        String api = environment.getOrDefault("PARLEY_UPSTREAM_API", "chat");
        if (!api.equals("chat") && !api.equals("responses")) {
            throw new ConfigException("PARLEY_UPSTREAM_API must be chat or responses (got " + api + ")");
        }
        EngineKind kind = api.equals("chat") ? EngineKind.CHAT : EngineKind.RESPONSES;
        return new Route("*", kind, url, environment.get("PARLEY_UPSTREAM_KEY"), null, null);
    }

    private static Route scripted(String model) {
        return new Route(model, EngineKind.SCRIPTED, null, null, null, null);
    }

    private static String describe(JacksonException e) {
        String where = "";
        if (e instanceof JsonMappingException mapping) {
            where = mapping.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                    .collect(Collectors.joining())
                    .replaceFirst("^\\.", "");
        }
        String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        String what = e.getOriginalMessage().lines().findFirst().orElse("");
        return (where.isEmpty() ? "" : where + ": ") + what + line;
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
            @Nullable Web web) {
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
                @JsonProperty("web") @Nullable Web web) {
            this.host = host;
            this.port = port;
            this.dialect = dialect;
            this.threads = threads;
            this.store = store;
            this.routes = routes;
            this.keys = keys;
            this.lifecycle = lifecycle;
            this.web = web;
        }
    }
}
