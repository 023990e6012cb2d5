package dev.parley.server.http.error;

import dev.parley.json.Json;
import dev.parley.model.ErrorBody;
import dev.parley.model.ErrorCode;
import dev.parley.model.ErrorEnvelope;
import dev.parley.server.service.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes a problem as the envelope that all dialects share. */
public final class Envelopes {
    private Envelopes() {}

    /** The whole answer; its type is JSON whatever the client said it accepts. */
    static Response response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(envelope(problem));
        if (problem.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return response.build();
    }

    /** The body. */
    public static byte[] json(Problem problem) {
        return Json.write(envelope(problem));
    }

    static ErrorEnvelope envelope(Problem problem) {
        return ErrorEnvelope.builder()
                .error(ErrorBody.builder()
                        .message(problem.message())
                        .type(problem.type())
                        .param(problem.param())
                        .code(new ErrorCode.Text(problem.code()))
                        .build())
                .build();
    }
}
