package dev.parley.server.http;

import dev.parley.server.http.limit.Allowance;
import dev.parley.server.http.limit.StreamPermit;
import dev.parley.server.http.open.ClientConnection;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.InterceptorContext;
import org.jspecify.annotations.Nullable;

/**
 * What the filters have found out about a request.
 *
 * @param tenant whose responses the caller sees
 * @param dialect dialect that the request's header or the caller's key names
 * @param client the connection that the request came on
 * @param limits what the caller's key may still ask for
 * @param permit the request's right to be answered with a stream
 * @param note what the log will say of the request
 */
public record RequestMarks(
        String tenant,
        @Nullable String dialect,
        ClientConnection client,
        Allowance limits,
        StreamPermit permit,
        RequestNote note) {
    private static final String PROPERTY = RequestMarks.class.getName();

    /** The marks of a request whose connection is not known. */
    public RequestMarks(String tenant, @Nullable String dialect, Allowance limits) {
        this(tenant, dialect, ClientConnection.UNKNOWN, limits, new StreamPermit(limits), new RequestNote());
    }

    /** The same on that connection. */
    public RequestMarks on(ClientConnection connection) {
        return new RequestMarks(tenant, dialect, connection, limits, permit, note);
    }

    /** The marks that the filters left on this request; null where it needs none. */
    public static @Nullable RequestMarks of(ContainerRequestContext http) {
        return (RequestMarks) http.getProperty(PROPERTY);
    }

    /** The same while the request's body is read. */
    public static @Nullable RequestMarks of(InterceptorContext http) {
        return (RequestMarks) http.getProperty(PROPERTY);
    }

    /** Leaves these marks on the request. */
    public void putOn(ContainerRequestContext http) {
        http.setProperty(PROPERTY, this);
    }
}
