package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.server.tools.mcp.McpAccess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which MCP servers requests may use.
 *
 * @param allowed a request may name a server at or below one of these URLs
 * @param servers servers that a request names by their label alone
 * @param timeoutSeconds longest wait for one answer of a server
 * @param maxRounds so often a turn goes back to the model with what tools gave back
 */
public record McpConfig(
        List<String> allowed,
        List<Server> servers,
        @JsonProperty("timeout_seconds") int timeoutSeconds,
        @JsonProperty("max_rounds") int maxRounds) {

    @JsonCreator
    static McpConfig of(
            @JsonProperty("allowed") @Nullable List<String> allowed,
            @JsonProperty("servers") @Nullable List<Server> servers,
            @JsonProperty("timeout_seconds") @Nullable Integer timeoutSeconds,
            @JsonProperty("max_rounds") @Nullable Integer maxRounds) {
        return new McpConfig(
                List.copyOf(Objects.requireNonNullElse(allowed, List.of())),
                List.copyOf(Objects.requireNonNullElse(servers, List.of())),
                Objects.requireNonNullElse(timeoutSeconds, 30),
                Objects.requireNonNullElse(maxRounds, 16));
    }

    /**
     * A server that is the operator's to reach.
     *
     * @param headers sent with each request to it; secrets
     */
    public record Server(String label, String url, @Nullable Map<String, String> headers) {
        private McpAccess.Named named() {
            return new McpAccess.Named(URI.create(url), Objects.requireNonNullElse(headers, Map.of()));
        }

        @Override
        public String toString() {
            return "McpServer[" + label + "]"; // never the headers
        }
    }

    McpAccess access() {
        return new McpAccess(
                allowed.stream().map(URI::create).toList(),
                servers.stream().collect(Collectors.toMap(Server::label, Server::named)),
                Duration.ofSeconds(timeoutSeconds),
                maxRounds);
    }
}
