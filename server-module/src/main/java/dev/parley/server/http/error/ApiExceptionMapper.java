package dev.parley.server.http.error;

import dev.parley.server.service.ApiException;
import jakarta.ws.rs.core.Response;

/** The server said no, and why. */
public final class ApiExceptionMapper extends OwnFailures<ApiException> {
    @Override
    public Response toResponse(ApiException refusal) {
        return Envelopes.response(refusal.problem());
    }
}
