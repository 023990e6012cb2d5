package dev.parley.server.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Says that the process is up, and whether it takes new work. Open to everybody. */
@Path("/")
public final class HealthResource {
    private final Answers answers;

    /** One for each request. */
    @Inject
    public HealthResource(Answers answers) {
        this.answers = answers;
    }

    /** 200 as long as requests are answered at all. */
    @GET
    @Path("healthz")
    public Response health() {
        return status(200, "ok");
    }

    /** 503 from the moment on when the server is asked to end. */
    @GET
    @Path("readyz")
    public Response readiness() {
        return answers.isReady() ? status(200, "ok") : status(503, "shutting_down");
    }

    private static Response status(int code, String status) {
        return Response.status(code)
                .entity(("{\"status\":\"" + status + "\"}").getBytes(StandardCharsets.UTF_8))
                .type("application/json")
                .build();
    }
}
