package dev.parley.server.http.error;

import dev.parley.server.service.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What the JAX-RS runtime itself refuses: routes, methods and media types that are not there. */
public final class HttpErrorMapper extends OwnFailures<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response original = refusal.getResponse();
        Response.ResponseBuilder answer = Response.fromResponse(Envelopes.response(problem(original.getStatus())));
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, allow);
        }
        return answer.build();
    }

    static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.invalid(404, "not_found", null, "There is nothing at this address.");
            case 405 -> Problem.invalid(405, "method_not_allowed", null, "This address does not take this method.");
            case 406 -> Problem.invalid(406, "not_acceptable", null, "Answers are JSON or server-sent events.");
            case 415 -> Problem.invalid(415, "unsupported_media_type", null, "Send the body as application/json.");
            default ->
                Problem.invalid(
                        status,
                        status >= 500 ? "server_error" : "invalid_request",
                        null,
                        "The request can't be served.");
        };
    }
}
