package dev.parley.server.http;

import dev.parley.server.http.open.ClientConnection;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What the filters have found out about a request.
 *
 * @param tenant whose responses the caller sees
 * @param dialect dialect that the request's header or the caller's key names
 * @param client the connection that the request came on
 */
public record RequestMarks(String tenant, @Nullable String dialect, ClientConnection client) {
    private static final String PROPERTY = RequestMarks.class.getName();

    /** The marks of a request whose connection is not known. */
    public RequestMarks(String tenant, @Nullable String dialect) {
        this(tenant, dialect, ClientConnection.UNKNOWN);
    }

    /** The same on that connection. */
    public RequestMarks on(ClientConnection connection) {
        return new RequestMarks(tenant, dialect, connection);
    }

    /** The marks that the filters left on this request; null where it needs none. */
    public static @Nullable RequestMarks of(ContainerRequestContext http) {
        return (RequestMarks) http.getProperty(PROPERTY);
    }

    /** Leaves these marks on the request. */
    public void putOn(ContainerRequestContext http) {
        http.setProperty(PROPERTY, this);
    }
}
