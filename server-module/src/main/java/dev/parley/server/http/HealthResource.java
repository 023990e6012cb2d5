package dev.parley.server.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Says that the process is up. Open to everybody. */
@Path("/healthz")
public final class HealthResource {

    /** 200 as long as requests are answered at all. */
    @GET
    public Response health() {
        return Response.ok("{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8), "application/json")
                .build();
    }
}
