package example;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/** The application's own resource. */
@Path("greetings")
@Produces("application/json")
public final class GreetingResource {

    /** A greeting in that language, with so many exclamation marks. */
    @GET
    @Path("{language}")
    public Map<String, String> greet(@PathParam("language") String language, @QueryParam("marks") Long marks) {
        String greeting = switch (language) {
            case "de" -> "Hallo";
            case "en" -> "Hello";
            case "broken" -> throw new IllegalStateException("broken");
            default -> throw new UnknownGreeting(language);
        };
        return Map.of("greeting", greeting + "!".repeat(marks == null ? 0 : marks.intValue()));
    }

    /** A greeting for somebody. */
    @POST
    @Consumes("application/json")
    public Map<String, String> greet(Map<String, String> who) {
        return Map.of("greeting", "Hello, " + who.get("name"));
    }
}
