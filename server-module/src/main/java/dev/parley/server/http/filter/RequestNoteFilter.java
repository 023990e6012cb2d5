package dev.parley.server.http.filter;

import dev.parley.jaxrs.OneOrStream;
import dev.parley.model.Response;
import dev.parley.server.http.RequestMarks;
import dev.parley.server.http.RequestNote;
import dev.parley.server.http.RequestNote.Fact;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Leaves for the log what is known of a request when its answer begins. */
public final class RequestNoteFilter implements ContainerResponseFilter {
    private final Provider<Request> jetty;

    /** A filter in Jersey's container for Jetty. */
    @Inject
    public RequestNoteFilter(Provider<Request> jetty) {
        this.jetty = jetty;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        RequestMarks marks = RequestMarks.of(request);
        RequestNote note = marks == null ? new RequestNote() : marks.note();
        note.add(Fact.REQUEST_ID, RequestIdFilter.of(request));
        note.add(Fact.ROUTE, route((ExtendedUriInfo) request.getUriInfo()).orElse("none"));
        if (marks != null) {
            note.add(Fact.TENANT, marks.tenant());
        }
        Object entity = answer.getEntity() instanceof OneOrStream.One<?, ?> one ? one.value() : answer.getEntity();
        if (entity instanceof Response response) {
            note.add(Fact.MODEL, String.valueOf(response.model()));
            note.add(Fact.RESPONSE, String.valueOf(response.id()));
            note.add(
                    Fact.ENDED,
                    response.status() == null ? "" : response.status().value());
        }
        jetty.get().setAttribute(RequestNote.attribute(), note);
    }

    /** The template of the route that was taken, of which Jersey has the inner parts first. */
    static Optional<String> route(ExtendedUriInfo uri) {
        StringBuilder route = new StringBuilder();
        for (UriTemplate template : uri.getMatchedTemplates()) {
            route.insert(0, template.getTemplate());
        }
        return route.isEmpty() ? Optional.empty() : Optional.of(route.toString().replaceAll("/{2,}", "/"));
    }
}
