package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code /metrics} is served: at an address of its own, because it tells about all tenants and asks for no key.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 picks a free one
 */
public record MetricsConfig(String host, int port) {
    @JsonCreator
    static MetricsConfig of(@JsonProperty("host") @Nullable String host, @JsonProperty("port") @Nullable Integer port) {
        return new MetricsConfig(Objects.requireNonNullElse(host, "127.0.0.1"), Objects.requireNonNullElse(port, 9464));
    }
}
