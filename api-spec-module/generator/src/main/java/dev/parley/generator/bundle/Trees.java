package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Small questions to JSON trees. */
final class Trees {
    private Trees() {}

    /** The fields of an object in order; a copy, so that the object can be changed meanwhile. */
    static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** The elements of an array in order; a copy; empty for anything else. */
    static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        if (array.isArray()) {
            array.forEach(elements::add);
        }
        return elements;
    }

    static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }

    static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The members of a union, in the order oneOf, anyOf. */
    static Stream<JsonNode> members(JsonNode schema) {
        return Stream.of("oneOf", "anyOf").flatMap(key -> elements(schema.path(key)).stream());
    }

    /** Visits a tree from the root, with a JSON pointer to each node. */
    static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        walk("", node, visitor);
    }

    /** All nodes of a tree, the root first; collected beforehand, so that they can be changed meanwhile. */
    static Stream<JsonNode> all(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        walk(node, (pointer, found) -> nodes.add(found));
        return nodes.stream();
    }

    private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(pointer, node);
        fields(node).forEach((name, child) -> walk(pointer + "/" + name, child, visitor));
        List<JsonNode> elements = elements(node);
        for (int i = 0; i < elements.size(); i++) {
            walk(pointer + "/" + i, elements.get(i), visitor);
        }
    }
}
