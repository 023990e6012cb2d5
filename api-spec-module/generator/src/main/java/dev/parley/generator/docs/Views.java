package dev.parley.generator.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** A node of the joined document, and what each dialect's own document has in its place; a missing node where it has nothing. */
record Views(JsonNode joined, Map<String, JsonNode> dialects) {
    static Views at(Documents documents, JsonPointer pointer) {
        return new Views(documents.joined(), documents.dialects()).map(document -> document.at(pointer));
    }

    Views child(String name) {
        return map(node -> node.path(name));
    }

    /** The same step in all documents. */
    Views map(UnaryOperator<JsonNode> step) {
        Map<String, JsonNode> mapped = new LinkedHashMap<>();
        dialects.forEach((mark, node) -> mapped.put(mark, step.apply(node)));
        return new Views(step.apply(joined), mapped);
    }

    /** A member of a union. Members lose their place when a document is cut down, and a union of one is written as its member. */
    Views member(String key, int index) {
        JsonNode member = joined.path(key).path(index);
        Map<String, JsonNode> found = new LinkedHashMap<>();
        dialects.forEach((mark, node) -> found.put(mark, counterpart(member, key, node)));
        return new Views(member, found);
    }

    private static JsonNode counterpart(JsonNode member, String key, JsonNode union) {
        List<JsonNode> candidates = union.path(key).isArray()
                ? StreamSupport.stream(union.path(key).spliterator(), false).toList()
                : List.of(union);
        return candidates.stream()
                .filter(candidate -> !candidate.isMissingNode())
                .filter(candidate -> same(member, candidate, "$ref") && same(member, candidate, "const"))
                .filter(candidate -> same(member, candidate, "type") || same(member, candidate, "description"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static boolean same(JsonNode one, JsonNode other, String key) {
        return one.path(key).equals(other.path(key));
    }
}
