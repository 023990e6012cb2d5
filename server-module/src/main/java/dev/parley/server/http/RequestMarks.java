package dev.parley.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What the filters have found out about a request.
 *
 * @param tenant whose responses the caller sees
 * @param dialect dialect that the request's header or the caller's key names
 */
public record RequestMarks(String tenant, @Nullable String dialect) {
    private static final String PROPERTY = RequestMarks.class.getName();

    /** The marks that the filters left on this request. */
    public static RequestMarks of(ContainerRequestContext http) {
        return (RequestMarks) http.getProperty(PROPERTY);
    }

    /** Leaves these marks on the request. */
    public void putOn(ContainerRequestContext http) {
        http.setProperty(PROPERTY, this);
    }
}
