package dev.parley.server;

import dev.parley.server.http.error.Envelopes;
import dev.parley.server.service.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Requests so broken that they never reach a resource get the same envelope as all others. */
final class EnvelopeErrorHandler implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = status >= 500
                ? new Problem(status, "server_error", "server_error", null, HttpStatus.getMessage(status) + ".", null)
                : Problem.invalid(status, "invalid_request", null, HttpStatus.getMessage(status) + ".");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders()
                .put(HttpHeader.CONNECTION, "close"); // Jetty ends it: a client must not send its next request there
        response.write(true, ByteBuffer.wrap(Envelopes.json(problem)), callback);
        return true;
    }
}
