package dev.parley.server.http.error;

import dev.parley.server.service.ApiException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The server said no, and why. */
public final class ApiExceptionMapper implements ExceptionMapper<ApiException> {
    @Override
    public Response toResponse(ApiException refusal) {
        return Envelopes.response(refusal.problem());
    }
}
