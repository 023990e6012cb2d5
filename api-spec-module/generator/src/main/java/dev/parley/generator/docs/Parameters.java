package dev.parley.generator.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one operation, those of its path included, in all documents: found by name, since each has its own list. */
final class Parameters {
    private final Documents documents;
    private final JsonPointer operation;

    Parameters(Documents documents, JsonPointer operation) {
        this.documents = documents;
        this.operation = operation;
    }

    List<Place> of(Marks marks) {
        return list(documents.joined()).stream()
                .map(parameter -> Place.of(documents, views(parameter), marks))
                .toList();
    }

    private Views views(JsonNode parameter) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        documents
                .dialects()
                .forEach((mark, document) -> found.put(
                        mark,
                        list(document).stream()
                                .filter(other -> same(parameter, other))
                                .findFirst()
                                .orElse(MissingNode.getInstance())));
        return new Views(parameter, found);
    }

    private List<JsonNode> list(JsonNode document) {
        List<JsonNode> parameters = new ArrayList<>();
        if (!document.at(operation).isMissingNode()) {
            for (JsonPointer owner : List.of(operation.head(), operation)) {
                document.at(owner).path("parameters").forEach(node -> parameters.add(resolve(document, node)));
            }
        }
        return parameters;
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("#/") ? document.at(ref.substring(1)) : node;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("name").equals(other.path("name")) && one.path("in").equals(other.path("in"));
    }
}
