package dev.parley.generator.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One operation of the joined document, with the parameters that its path adds. */
record Operation(String method, String path, Place place, List<JsonNode> parameters) {
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
                            List<JsonNode> parameters = new ArrayList<>();
                            path.getValue().path("parameters").forEach(node -> parameters.add(documents.resolve(node)));
                            member.getValue()
                                    .path("parameters")
                                    .forEach(node -> parameters.add(documents.resolve(node)));
                            JsonPointer pointer =
                                    paths.appendProperty(path.getKey()).appendProperty(member.getKey());
                            Place place = Place.of(documents, pointer, Marks.ALL);
                            operations.add(
                                    new Operation(member.getKey(), path.getKey(), place, List.copyOf(parameters)));
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
