package dev.parley.server.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The contract itself: the whole of it, what each dialect has of it, and a page for people. Open to everybody. */
@Path("/")
public final class ContractResource {
    /** The page needs nothing but itself, and may reach nothing. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /** The whole contract as JSON. */
    @GET
    @Path("openapi.json")
    public Response json() {
        return document("openapi.json", "application/json");
    }

    /** The whole contract as YAML. */
    @GET
    @Path("openapi.yaml")
    public Response yaml() {
        return document("openapi.yaml", "application/yaml");
    }

    /** One dialect's document. */
    @GET
    @Path("openapi/{dialect:[a-z0-9-]+}.json")
    public Response dialect(@PathParam("dialect") String dialect) {
        return document(dialect + ".json", "application/json");
    }

    /** The reference page. */
    @GET
    @Path("docs")
    public Response docs() {
        return content("docs.html", "text/html;charset=utf-8")
                .header("Content-Security-Policy", PAGE_POLICY)
                .build();
    }

    private static Response document(String name, String type) {
        return content(name, type).build();
    }

    private static Response.ResponseBuilder content(String name, String type) {
        InputStream content = ContractResource.class.getResourceAsStream("/META-INF/parley/" + name);
        if (content == null) {
            throw new NotFoundException();
        }
        return Response.ok(content, type);
    }
}
