package dev.parley.server.http.error;

import dev.parley.server.http.filter.RequestIdFilter;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/** Maps failures of this server's requests; how an application answers its own is left to itself. */
abstract class OwnFailures<T extends Throwable> implements ExtendedExceptionMapper<T> {
    @Inject
    private Provider<ContainerRequestContext> request;

    @Override
    public final boolean isMappable(T failure) {
        return RequestIdFilter.isOn(request());
    }

    /** The request that failed. */
    final ContainerRequestContext request() {
        return request.get();
    }
}
