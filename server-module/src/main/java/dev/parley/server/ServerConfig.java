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
 */
public record ServerConfig(
        String host,
        int port,
        String dialect,
        Threads threads,
        StoreConfig store,
        List<Route> routes,
        List<ApiKey> keys,
        Lifecycle lifecycle) {

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
        CHAT
    }

    /**
     * One model, or a family of them, and what answers for it.
     *
     * @param model the model's name in requests; {@code *} at its end stands for any ending
     * @param engine kind of engine
     * @param url for {@code chat}: the upstream's base URL, to which {@code /chat/completions} is added
     * @param key for {@code chat}: the upstream's key
     * @param upstreamModel for {@code chat}: the model's name upstream, where it has another there
     * @param timeoutSeconds for {@code chat}: longest silence of the upstream
     */
    public record Route(
            String model,
            EngineKind engine,
            @Nullable String url,
            @Nullable String key,
            @JsonProperty("upstream_model") @Nullable String upstreamModel,
            @JsonProperty("timeout_seconds") @Nullable Integer timeoutSeconds) {

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
     * One caller's key.
     *
     * @param sha256 the key's SHA-256 in hex; the key itself is nowhere in the file
     * @param tenant whose responses it sees
     * @param dialect dialect it is answered in on {@code /v1/responses}, unless the request's header says otherwise
     */
    public record ApiKey(
            String sha256, String tenant, @Nullable String dialect) {}

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
                lifecycle);
        ConfigRules.check(changed);
        return changed;
    }
}
