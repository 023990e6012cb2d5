package dev.parley.server.http.sse;

import dev.parley.jaxrs.OneOrStream;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Configuration;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/**
 * Lets events leave when they happen. Jersey holds back the first 8 KB of each answer; that can be set for an application as a
 * whole, but whose application this is is not known here.
 */
public final class UnbufferedStreams implements ContainerResponseFilter {
    private static final Configuration UNBUFFERED =
            new ResourceConfig().property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response instanceof ContainerResponse answer
                && response.getEntity() instanceof OneOrStream.Stream<?, ?> stream
                && stream.events() instanceof EventAnswer events) {
            // Jersey sets its buffer up after all filters, so this has to wait until the answer is written.
            answer.setEntity(OneOrStream.stream(events.after(() -> answer.enableBuffering(UNBUFFERED))));
        }
    }
}
