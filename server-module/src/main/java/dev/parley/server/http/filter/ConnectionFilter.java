package dev.parley.server.http.filter;

import dev.parley.server.http.RequestMarks;
import dev.parley.server.http.open.JettyConnection;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.eclipse.jetty.server.Request;

/** Remembers which connection a request came on. */
@PreMatching
@Priority(300)
public final class ConnectionFilter implements ContainerRequestFilter {
    private final Provider<Request> jetty;

    /** A filter in Jersey's container for Jetty. */
    @Inject
    public ConnectionFilter(Provider<Request> jetty) {
        this.jetty = jetty;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestMarks marks = RequestMarks.of(request);
        if (marks != null) {
            marks.on(JettyConnection.of(jetty.get())).putOn(request);
        }
    }
}
