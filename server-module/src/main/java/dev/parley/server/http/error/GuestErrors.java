package dev.parley.server.http.error;

import dev.parley.model.ErrorEnvelope;
import dev.parley.server.http.filter.RequestIdFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;

/**
 * In somebody else's application: gives every failure at this server's addresses the envelope, also one that a mapper of the
 * application's has answered, because JAX-RS prefers the mapper that is closest to an exception, whoever's it is.
 */
@Priority(10_000) // response filters run from the highest to the lowest: before those of the application
public final class GuestErrors implements ContainerResponseFilter {
    private static final Annotation[] NONE = {};

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean foreign = response.getStatus() >= 400
                && RequestIdFilter.isOn(request)
                && !(response.getEntity() instanceof ErrorEnvelope);
        if (foreign) {
            response.setEntity(
                    Envelopes.envelope(HttpErrorMapper.problem(response.getStatus())),
                    NONE,
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
