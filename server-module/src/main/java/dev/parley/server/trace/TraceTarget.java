package dev.parley.server.trace;

import java.net.URI;
import java.util.Map;

/**
 * Where spans go.
 *
 * @param endpoint the collector's address for spans, over OTLP/HTTP
 * @param service name under which they appear
 * @param headers sent with them, such as a key
 * @param sample share of the requests that are traced, where the caller has not decided
 */
public record TraceTarget(URI endpoint, String service, Map<String, String> headers, double sample) {
    /** A copy of its own. */
    public TraceTarget {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "TraceTarget[" + endpoint.getHost() + "]"; // never the headers
    }
}
