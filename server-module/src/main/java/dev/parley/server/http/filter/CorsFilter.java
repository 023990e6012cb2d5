package dev.parley.server.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Lets pages of the configured origins call the server, and answers their browsers' questions before keys are asked for:
 * a preflight carries none. Credentials such as cookies are never allowed; keys travel in headers that the page sets.
 */
@PreMatching
@Priority(120)
public final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ORIGIN = "Origin";
    private static final String WANTED_METHOD = "Access-Control-Request-Method";
    private static final String WANTED_HEADERS = "Access-Control-Request-Headers";

    private final Set<String> origins;

    /** A filter for these origins, such as {@code https://app.example}; {@code *} is any. */
    public CorsFilter(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = RequestIdFilter.isOn(request)
                && request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString(WANTED_METHOD) != null
                && isAllowed(request);
        if (preflight) {
            String headers = request.getHeaderString(WANTED_HEADERS);
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE, OPTIONS")
                    .header("Access-Control-Allow-Headers", headers == null ? "" : headers)
                    .header("Access-Control-Max-Age", "86400")
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!RequestIdFilter.isOn(request)) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (!origins.contains("*")) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        if (isAllowed(request)) {
            headers.putSingle(
                    "Access-Control-Allow-Origin", origins.contains("*") ? "*" : request.getHeaderString(ORIGIN));
            headers.putSingle("Access-Control-Expose-Headers", RequestIdFilter.HEADER + ", Retry-After");
        }
    }

    private boolean isAllowed(ContainerRequestContext request) {
        String origin = request.getHeaderString(ORIGIN);
        return origin != null && (origins.contains("*") || origins.contains(origin));
    }
}
