package dev.parley.server.http.filter;

import dev.parley.server.http.RequestObserver;
import dev.parley.server.http.RequestObserver.Observed;
import dev.parley.server.http.RequestObserver.Outcome;
import dev.parley.server.http.Scope;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** Tells an observer of this server's requests. */
public final class RequestObservation implements ApplicationEventListener {
    private static final int UNANSWERED = 500;

    private final Scope scope;
    private final RequestObserver observer;

    /** Tells of the requests in this scope. */
    public RequestObservation(Scope scope, RequestObserver observer) {
        this.scope = scope;
        this.observer = observer;
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // begins and ends with the application
    }

    @Override
    public @Nullable RequestEventListener onRequest(RequestEvent event) {
        ContainerRequest request = event.getContainerRequest();
        if (!scope.covers(request.getUriInfo())) {
            return null;
        }
        Observed observed = observer.begins(request.getMethod(), request::getHeaderString);
        return later -> {
            if (later.getType() == RequestEvent.Type.FINISHED) {
                observed.ended(outcome(later));
            }
        };
    }

    private static Outcome outcome(RequestEvent event) {
        int status = event.getContainerResponse() == null
                ? UNANSWERED
                : event.getContainerResponse().getStatus();
        return new Outcome(
                status,
                RequestNoteFilter.route(event.getUriInfo()).orElse(null),
                RequestIdFilter.of(event.getContainerRequest()));
    }
}
