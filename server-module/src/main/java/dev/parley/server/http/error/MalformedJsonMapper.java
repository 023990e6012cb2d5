package dev.parley.server.http.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.parley.server.service.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The body is not JSON, or more of it than the server reads. */
public final class MalformedJsonMapper implements ExceptionMapper<JacksonException> {
    @Override
    public Response toResponse(JacksonException malformed) {
        boolean excessive = malformed instanceof StreamConstraintsException;
        String what = excessive
                ? "The body's JSON is nested too deep or has a value that is too long"
                : "The body is not JSON";
        return Envelopes.response(Problem.invalid(400, "invalid_json", null, what + where(malformed) + "."));
    }

    private static String where(JacksonException malformed) {
        JsonLocation at = malformed.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
