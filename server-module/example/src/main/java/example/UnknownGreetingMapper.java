package example;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** How the application answers a failure of its own. */
public final class UnknownGreetingMapper implements ExceptionMapper<UnknownGreeting> {
    @Override
    public Response toResponse(UnknownGreeting failure) {
        return Response.status(404)
                .type("text/plain")
                .entity(failure.getMessage())
                .build();
    }
}
