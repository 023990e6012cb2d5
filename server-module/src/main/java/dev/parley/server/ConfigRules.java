package dev.parley.server;

import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Threads;
import dev.parley.server.dialect.Dialects;
import dev.parley.server.store.sql.SqlResponseStore;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** What a configuration's values must be, alone and together. */
final class ConfigRules {
    private ConfigRules() {}

    static void check(ServerConfig config) {
        port("port", config.port());
        if (config.operation().metrics() != null) {
            port("metrics.port", config.operation().metrics().port());
        }
        if (config.operation().traces() != null) {
            config.operation().traces().check();
        }
        dialect("dialect", config.dialect());
        store(config.store());
        require(
                config.threads() == Threads.PLATFORM || Runtime.version().feature() >= 21,
                "threads: virtual needs Java 21 or newer (this is "
                        + Runtime.version().feature() + ")");
        for (int i = 0; i < config.routes().size(); i++) {
            RouteRules.check("routes[" + i + "]", config.routes().get(i));
        }
        for (String origin : config.web().cors()) {
            require(
                    origin.equals("*") || origin.matches("https?://[^/\\s]+"),
                    "web.cors must be origins such as https://app.example, or * (got " + origin + ")");
        }
        for (int i = 0; i < config.keys().size(); i++) {
            key("keys[" + i + "]", config.keys().get(i));
        }
        lifecycle(config.lifecycle());
        ToolsRules.check(config.tools());
        require(
                !config.keys().isEmpty() || isLoopback(config.host()),
                "host " + config.host() + " is reachable from elsewhere: configure keys first, or use 127.0.0.1");
    }

    private static void port(String where, int port) {
        require(port >= 0 && port <= 65535, where + " must be 0 to 65535 (got " + port + ")");
    }

    private static void lifecycle(Lifecycle lifecycle) {
        int heartbeat = lifecycle.heartbeatSeconds();
        require(
                heartbeat >= 1 && heartbeat <= 14,
                "lifecycle.heartbeat_seconds must be 1 to 14 (got " + heartbeat + ")");
        require(lifecycle.drainSeconds() >= 0, "lifecycle.drain_seconds must not be negative");
        require(lifecycle.backgroundTurns() >= 1, "lifecycle.background_turns must be at least 1");
        require(lifecycle.backgroundQueue() >= 0, "lifecycle.background_queue must not be negative");
    }

    private static void store(StoreConfig store) {
        require(
                SqlResponseStore.supports(store.url()),
                "store.url must be a JDBC URL, jdbc:sqlite:FILE or jdbc:postgresql://… (got " + store + ")");
        require(store.ttlHours() >= 0, "store.ttl_hours must not be negative; 0 keeps responses for good");
        require(store.maxResponses() >= 0, "store.max_responses must not be negative; 0 keeps any number");
        require(store.maxMegabytes() >= 0, "store.max_megabytes must not be negative; 0 keeps any number");
        require(store.resumeMinutes() >= 0, "store.resume_minutes must not be negative; 0 keeps events for good");
        require(store.ttlSeconds() >= 0, "store.ttl_seconds must not be negative");
        require(store.resumeSeconds() >= 0, "store.resume_seconds must not be negative");
        require(
                store.ttlHours() == 0 || store.ttlSeconds() == 0,
                "store.ttl_hours and store.ttl_seconds say the same; one of them is enough");
        require(
                store.resumeMinutes() == 0 || store.resumeSeconds() == 0,
                "store.resume_minutes and store.resume_seconds say the same; one of them is enough");
    }

    private static void key(String where, ApiKey key) {
        require(
                key.sha256() != null && key.sha256().matches("[0-9a-fA-F]{64}"),
                where + ".sha256 must be the key's SHA-256, 64 hex digits");
        present(where + ".tenant", key.tenant());
        if (key.dialect() != null) {
            dialect(where + ".dialect", key.dialect());
        }
        key.limits().check(where + ".limits");
    }

    private static void dialect(String where, String name) {
        require(Dialects.names().contains(name), where + " must be one of " + Dialects.names() + " (got " + name + ")");
    }

    static void present(String where, @Nullable String value) {
        require(value != null && !value.isBlank(), where + " must be set");
    }

    static void httpUrl(String where, String value) {
        String scheme = null;
        try {
            scheme = URI.create(value).getScheme();
        } catch (IllegalArgumentException e) {
            // falls through to the same complaint
        }
        require("http".equals(scheme) || "https".equals(scheme), where + " must be an http or https URL");
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ConfigException("host " + host + " has no address");
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new ConfigException(message);
        }
    }
}
