package dev.parley.generator.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One operation of the joined document, with the parameters that its path adds. */
record Operation(String method, String path, Place place, List<Place> parameters) {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    static List<Operation> all(Documents documents) {
        List<Operation> operations = new ArrayList<>();
        JsonPointer paths = JsonPointer.compile("/paths");
        documents
                .joined()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> {
                            JsonPointer pointer =
                                    paths.appendProperty(path.getKey()).appendProperty(member.getKey());
                            Place place = Place.of(documents, pointer, Marks.ALL);
                            operations.add(new Operation(
                                    member.getKey(),
                                    path.getKey(),
                                    place,
                                    new Parameters(documents, pointer).of(place.marks())));
                        }));
        // By path, so that a resource comes before what is under it, whatever files the paths came from.
        operations.sort(Comparator.comparing(Operation::path));
        return operations;
    }

    JsonNode node() {
        return place.node();
    }

    Marks marks() {
        return place.marks();
    }

    String id() {
        return node().path("operationId").asText(method + ":" + path);
    }

    String summary() {
        return node().path("summary").asText(id());
    }

    String tag() {
        return node().path("tags").path(0).asText("Operations");
    }

    JsonNode requestContent() {
        return place.documents().resolve(node().path("requestBody")).path("content");
    }

    /** The names of the schemas of its request and of its answers. */
    Set<String> bodies() {
        Documents documents = place.documents();
        Set<String> names = new HashSet<>();
        List<JsonNode> contents = new ArrayList<>(List.of(requestContent()));
        node().path("responses")
                .forEach(answer -> contents.add(documents.resolve(answer).path("content")));
        contents.forEach(content -> content.forEach(
                media -> documents.schemaName(media.path("schema")).ifPresent(names::add)));
        return names;
    }

    /** The media type object of the first answer that is a stream of events. */
    Optional<JsonNode> stream() {
        for (JsonNode response : node().path("responses")) {
            JsonNode content =
                    place.documents().resolve(response).path("content").path("text/event-stream");
            if (content.isObject()) {
                return Optional.of(content);
            }
        }
        return Optional.empty();
    }
}
