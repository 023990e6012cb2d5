package dev.parley.server.http.filter;

import dev.parley.server.http.RequestMarks;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Gives a request's permit back when the request is over, however it ended. */
public final class PermitRelease implements ApplicationEventListener, RequestEventListener {
    @Override
    public void onEvent(ApplicationEvent event) {
        // begins and ends with the application
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return this;
    }

    @Override
    public void onEvent(RequestEvent event) {
        if (event.getType() == RequestEvent.Type.FINISHED) {
            RequestMarks marks = RequestMarks.of(event.getContainerRequest());
            if (marks != null) {
                marks.permit().release();
            }
        }
    }
}
