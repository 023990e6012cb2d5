package dev.parley.server.http.filter;

import dev.parley.server.http.Scope;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request of this server's an id, its own where it brought a sane one, and every answer the same. Requests
 * without one are somebody else's, in the same application: whatever else is done to requests leaves them alone.
 */
@PreMatching
@Priority(100)
public final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** The header that carries it, both ways. */
    public static final String HEADER = "x-request-id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final String PROPERTY = RequestIdFilter.class.getName();

    private final Scope scope;

    /** A filter for the requests in this scope. */
    public RequestIdFilter(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!scope.covers(request.getUriInfo())) {
            return;
        }
        String given = request.getHeaderString(HEADER);
        boolean sane = given != null && SANE.matcher(given).matches();
        request.setProperty(
                PROPERTY, sane ? given : "req_" + UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOn(request)) {
            response.getHeaders().putSingle(HEADER, of(request));
        }
    }

    /** Whether the request has an id, and is this server's. */
    public static boolean isOn(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) != null;
    }

    /** The request's id. */
    public static String of(ContainerRequestContext request) {
        return String.valueOf(request.getProperty(PROPERTY));
    }
}
