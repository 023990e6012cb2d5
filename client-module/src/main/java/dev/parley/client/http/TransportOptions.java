package dev.parley.client.http;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

/** How calls reach a server. The headers go with each of them; the timeout is for a whole answer or a stream's beginning. */
public record TransportOptions(ServerAddress server, Map<String, String> headers, Duration timeout, int maxRetries) {
    public TransportOptions {
        headers = Map.copyOf(headers);
        // Refuses what no request can carry now, not at the first call.
        headers.forEach(HttpRequest.newBuilder()::setHeader);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout is not positive: " + timeout);
        }
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries is negative: " + maxRetries);
        }
    }

    @Override
    public String toString() {
        // Headers hold keys.
        return "TransportOptions[" + server.base() + ", " + headers.keySet() + ", " + timeout + ", " + maxRetries + "]";
    }
}
