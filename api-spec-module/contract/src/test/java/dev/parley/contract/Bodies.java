package dev.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What operations take and give: schemas of bodies, not of parameters. */
final class Bodies {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    /** One body: whose operation it is, what status it comes with (nothing for a request), and its schema. */
    record Body(String operation, List<String> marks, String status, String schema) {}

    Bodies(JsonNode document) {
        this.document = document;
    }

    List<Body> all() {
        List<Body> bodies = new ArrayList<>();
        document.path("paths")
                .forEach(item -> item.properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> add(member.getValue(), bodies)));
        return bodies;
    }

    /** All schemas that bodies hold, directly or inside. */
    Set<String> schemas() {
        Set<String> reached = new TreeSet<>();
        all().forEach(body -> reach(body.schema(), reached));
        return reached;
    }

    private void add(JsonNode operation, List<Body> bodies) {
        contents("", operation, operation.path("requestBody"), bodies);
        operation
                .path("responses")
                .properties()
                .forEach(answer -> contents(answer.getKey(), operation, answer.getValue(), bodies));
    }

    private void contents(String status, JsonNode operation, JsonNode holder, List<Body> bodies) {
        List<String> marks = new ArrayList<>();
        operation.path("x-dialects").forEach(mark -> marks.add(mark.asText()));
        JsonNode resolved =
                holder.has("$ref") ? document.at(holder.path("$ref").asText().substring(1)) : holder;
        resolved.path("content")
                .forEach(media -> bodies.add(new Body(
                        operation.path("operationId").asText(),
                        marks,
                        status,
                        Shown.name(media.path("schema").path("$ref")))));
    }

    private void reach(String name, Set<String> reached) {
        if (reached.add(name)) {
            JsonNode schema = document.path("components").path("schemas").path(name);
            schema.findValues("$ref").forEach(ref -> reach(Shown.name(ref), reached));
        }
    }
}
