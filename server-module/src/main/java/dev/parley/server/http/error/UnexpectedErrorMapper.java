package dev.parley.server.http.error;

import dev.parley.server.http.filter.RequestIdFilter;
import dev.parley.server.service.Problem;
import jakarta.ws.rs.core.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bug, or a store that fails: the log gets all of it, the client an id to ask with. */
public final class UnexpectedErrorMapper extends OwnFailures<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        String incident = RequestIdFilter.of(request());
        LOG.error("{}: unexpected failure", incident, failure);
        return Envelopes.response(Problem.internal(incident));
    }
}
