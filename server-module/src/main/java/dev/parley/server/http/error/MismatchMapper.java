package dev.parley.server.http.error;

import dev.parley.json.JsonMismatchException;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import jakarta.ws.rs.core.Response;

/** The body is JSON, but not of the contract's shape. */
public final class MismatchMapper extends OwnFailures<JsonMismatchException> {
    @Override
    public Response toResponse(JsonMismatchException mismatch) {
        String path = mismatch.path().isEmpty() ? null : ApiException.shortened(mismatch.path());
        String code =
                mismatch.kind() == JsonMismatchException.Kind.MISSING ? "missing_required_parameter" : "invalid_type";
        String message = (path == null ? "The body" : "'" + path + "'") + ": " + mismatch.problem() + ".";
        return Envelopes.response(Problem.invalid(400, code, path, message));
    }
}
