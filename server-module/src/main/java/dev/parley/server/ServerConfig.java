package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured, as the file says it. Which values make sense together is {@link ConfigReader}'s
 * to check.
 *
 * @param host address to listen on; without keys only a loopback address is allowed
 * @param port 0 picks a free one
 * @param dialect dialect of a {@code /v1/responses} request that nothing else decides
 * @param threads what answers requests: {@code platform} or {@code virtual} (Java 21 and newer)
 * @param store where responses are kept, and how long
 * @param routes which engine answers for which model; the first that fits is taken
 * @param keys who may call; nobody listed means anybody on this machine
 * @param lifecycle how long things take, and how many run at a time
 * @param web what pages of elsewhere and unknown fields may do
 * @param operation what those who run the server see of it
 * @param tools what the server runs itself
 */
public record ServerConfig(
        String host,
        int port,
        String dialect,
        Threads threads,
        StoreConfig store,
        List<Route> routes,
        List<ApiKey> keys,
        Lifecycle lifecycle,
        Web web,
        Operation operation,
        ToolsConfig tools) {

    /** A server of which nobody sees more than its log, and that runs no tools. */
    public ServerConfig(
            String host,
            int port,
            String dialect,
            Threads threads,
            StoreConfig store,
            List<Route> routes,
            List<ApiKey> keys,
            Lifecycle lifecycle,
            Web web) {
        this(host, port, dialect, threads, store, routes, keys, lifecycle, web, Operation.DEFAULT, ToolsConfig.NONE);
    }

    /** What answers requests. */
    public enum Threads {
        /** A pool of operating-system threads. */
        @JsonProperty("platform")
        PLATFORM,
        /** A virtual thread a request. */
        @JsonProperty("virtual")
        VIRTUAL
    }

    /** Kinds of engines. */
    public enum EngineKind {
        /** Answers by rule, without a model. */
        @JsonProperty("scripted")
        SCRIPTED,
        /** Any upstream that speaks chat completions. */
        @JsonProperty("chat")
        CHAT,
        /** Any upstream that speaks the Responses API. */
        @JsonProperty("responses")
        RESPONSES
    }

    /**
     * One model, or a family of them, and what answers for it. All but the first two are for {@code chat} and
     * {@code responses}.
     *
     * @param model the model's name in requests; {@code *} at its end stands for any ending
     * @param engine kind of engine
     * @param url the upstream's base URL, to which {@code /chat/completions} or {@code /responses} is added
     * @param key the upstream's key
     * @param upstreamModel the model's name upstream, where it has another there
     * @param timeoutSeconds longest silence of the upstream
     * @param aliases other names of the model
     * @param vendor names may also be written {@code vendor/name}; the upstream gets them without
     * @param coordinates how the model writes positions; pixels if not said
     * @param passes parameters that this upstream acts on besides the usual ones
     * @param tools for {@code responses}: types of tools that this upstream takes; functions if not said
     * @param retries how often an upstream that is overloaded or down is asked again; 2 if not said
     * @param retrySeconds how long after the first question it may still be asked again; 5 if not said
     * @param upstreams several upstreams in the order of preference, instead of one {@code url}
     * @param skipAfter after so many failures in a row one of several is passed over; 5 if not said, 0 for never
     * @param skipSeconds how long until it is tried again; 30 if not said
     */
    public record Route(
            String model,
            EngineKind engine,
            @Nullable String url,
            @Nullable String key,
            @JsonProperty("upstream_model") @Nullable String upstreamModel,
            @JsonProperty("timeout_seconds") @Nullable Integer timeoutSeconds,
            @Nullable List<String> aliases,
            @Nullable String vendor,
            @Nullable Coordinates coordinates,
            @Nullable List<String> passes,
            @Nullable List<String> tools,
            @Nullable Integer retries,
            @JsonProperty("retry_seconds") @Nullable Integer retrySeconds,
            @Nullable List<UpstreamSettings> upstreams,
            @JsonProperty("skip_after") @Nullable Integer skipAfter,
            @JsonProperty("skip_seconds") @Nullable Integer skipSeconds) {

        /** Reads a route; what is not there is null. */
        @JsonCreator
        public Route {
            upstreams = upstreams == null ? null : List.copyOf(upstreams);
        }

        /** A route whose failing upstreams are passed over as usual. */
        public Route(
                String model,
                EngineKind engine,
                @Nullable String url,
                @Nullable String key,
                @Nullable String upstreamModel,
                @Nullable Integer timeoutSeconds,
                @Nullable List<String> aliases,
                @Nullable String vendor,
                @Nullable Coordinates coordinates,
                @Nullable List<String> passes,
                @Nullable List<String> tools,
                @Nullable Integer retries,
                @Nullable Integer retrySeconds,
                @Nullable List<UpstreamSettings> upstreams) {
            this(
                    model,
                    engine,
                    url,
                    key,
                    upstreamModel,
                    timeoutSeconds,
                    aliases,
                    vendor,
                    coordinates,
                    passes,
                    tools,
                    retries,
                    retrySeconds,
                    upstreams,
                    null,
                    null);
        }

        /** A route to one upstream that has nothing special about it. */
        public Route(
                String model,
                EngineKind engine,
                @Nullable String url,
                @Nullable String key,
                @Nullable String upstreamModel,
                @Nullable Integer timeoutSeconds) {
            this(
                    model,
                    engine,
                    url,
                    key,
                    upstreamModel,
                    timeoutSeconds,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** The upstreams of this route in the order of preference; the route's own settings hold where theirs are left out. */
        List<UpstreamSettings> targets() {
            UpstreamSettings own = new UpstreamSettings(url, key, upstreamModel, timeoutSeconds);
            return upstreams == null
                    ? List.of(own)
                    : upstreams.stream().map(one -> one.orElse(own)).toList();
        }

        /** Whether this route answers for a model of this name. */
        public boolean serves(String name) {
            return model.endsWith("*") ? name.startsWith(model.substring(0, model.length() - 1)) : name.equals(model);
        }

        @Override
        public String toString() {
            return "Route[" + model + " -> " + engine + "]"; // never the upstream's key
        }
    }

    /**
     * One of several upstreams of a route. What is left out is as the route says.
     *
     * @param url base URL
     * @param key the upstream's key
     * @param upstreamModel the model's name there
     * @param timeoutSeconds longest silence
     */
    public record UpstreamSettings(
            @Nullable String url,
            @Nullable String key,
            @JsonProperty("upstream_model") @Nullable String upstreamModel,
            @JsonProperty("timeout_seconds") @Nullable Integer timeoutSeconds) {

        UpstreamSettings orElse(UpstreamSettings route) {
            return new UpstreamSettings(
                    url == null ? route.url : url,
                    key == null ? route.key : key,
                    upstreamModel == null ? route.upstreamModel : upstreamModel,
                    timeoutSeconds == null ? route.timeoutSeconds : timeoutSeconds);
        }

        @Override
        public String toString() {
            return "Upstream[" + upstreamModel + "]"; // never the key
        }
    }

    /**
     * One caller's key.
     *
     * @param sha256 the key's SHA-256 in hex; the key itself is nowhere in the file
     * @param tenant whose responses it sees
     * @param dialect dialect it is answered in on {@code /v1/responses}, unless the request's header says otherwise
     * @param limits how much it may ask for
     */
    public record ApiKey(
            String sha256, String tenant, @Nullable String dialect, KeyLimits limits) {
        /** Reads a key. */
        @JsonCreator
        public ApiKey {
            limits = Objects.requireNonNullElse(limits, KeyLimits.NONE);
        }

        /** A key without limits. */
        public ApiKey(String sha256, String tenant, @Nullable String dialect) {
            this(sha256, tenant, dialect, KeyLimits.NONE);
        }
    }

    /**
     * How long things take, and how many run at a time.
     *
     * @param heartbeatSeconds after so long a silence a stream gets a comment, 1 to 14
     * @param drainSeconds so long what runs may go on when the server is asked to end
     * @param backgroundTurns so many background responses are made at the same time
     * @param backgroundQueue so many more may wait; others are refused
     */
    public record Lifecycle(int heartbeatSeconds, int drainSeconds, int backgroundTurns, int backgroundQueue) {
        /** What holds where nothing is said. */
        public static final Lifecycle DEFAULT = new Lifecycle(10, 20, 64, 1_000);

        @JsonCreator
        static Lifecycle of(
                @JsonProperty("heartbeat_seconds") @Nullable Integer heartbeat,
                @JsonProperty("drain_seconds") @Nullable Integer drain,
                @JsonProperty("background_turns") @Nullable Integer turns,
                @JsonProperty("background_queue") @Nullable Integer queue) {
            return new Lifecycle(
                    Objects.requireNonNullElse(heartbeat, DEFAULT.heartbeatSeconds),
                    Objects.requireNonNullElse(drain, DEFAULT.drainSeconds),
                    Objects.requireNonNullElse(turns, DEFAULT.backgroundTurns),
                    Objects.requireNonNullElse(queue, DEFAULT.backgroundQueue));
        }
    }

    /** The same with what the command line says instead; null leaves a setting as it is. */
    public ServerConfig with(@Nullable String newHost, @Nullable Integer newPort, @Nullable String newStore) {
        ServerConfig changed = new ServerConfig(
                newHost == null ? host : newHost,
                newPort == null ? port : newPort,
                dialect,
                threads,
                newStore == null ? store : store.at(newStore),
                routes,
                keys,
                lifecycle,
                web,
                operation,
                tools);
        ConfigRules.check(changed);
        return changed;
    }
}
