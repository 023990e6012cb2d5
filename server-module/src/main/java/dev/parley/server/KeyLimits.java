package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.server.http.limit.Allowance;
import org.jspecify.annotations.Nullable;

/**
 * How much one key may ask for, of each server; null is without a bound of its own.
 *
 * @param requestsPerMinute requests of any kind
 * @param streams streams open at the same time
 * @param bodyBytes length of a request's body, unpacked
 */
public record KeyLimits(
        @JsonProperty("requests_per_minute") @Nullable Integer requestsPerMinute,
        @Nullable Integer streams,
        @JsonProperty("body_bytes") @Nullable Long bodyBytes) {
    /** As much as the server itself allows. */
    public static final KeyLimits NONE = new KeyLimits(null, null, null);

    Allowance allowance() {
        return new Allowance(new Allowance.Bounds(requestsPerMinute, streams, bodyBytes));
    }

    void check(String where) {
        positive(where + ".requests_per_minute", requestsPerMinute);
        positive(where + ".streams", streams);
        positive(where + ".body_bytes", bodyBytes);
    }

    private static void positive(String where, @Nullable Number value) {
        ConfigRules.require(value == null || value.longValue() >= 1, where + " must be at least 1");
    }
}
