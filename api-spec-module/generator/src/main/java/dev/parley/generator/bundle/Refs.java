package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which components a part of the document refers to, by `$ref` and by discriminator mappings. */
final class Refs {
    static final String COMPONENTS = "#/components/";

    private Refs() {}

    static Set<String> in(JsonNode node) {
        Set<String> refs = new LinkedHashSet<>();
        Trees.all(node).flatMap(Refs::direct).forEach(refs::add);
        return refs;
    }

    static boolean resolves(ObjectNode document, String ref) {
        return !target(document, ref).isMissingNode();
    }

    /** What a reference stands for; a missing node if it is not local or dangles. */
    static JsonNode target(JsonNode document, String ref) {
        return ref.startsWith(COMPONENTS) ? document.at(ref.substring(1)) : MissingNode.getInstance();
    }

    static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** Everything that the operations need, directly or through other components. */
    static Set<String> reachable(ObjectNode document) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> todo = new ArrayDeque<>(in(document.path("paths")));
        while (!todo.isEmpty()) {
            String ref = todo.pop();
            if (reached.add(ref) && resolves(document, ref)) {
                todo.addAll(in(target(document, ref)));
            }
        }
        return reached;
    }

    private static Stream<String> direct(JsonNode node) {
        Stream<JsonNode> single = Stream.of(node.path("$ref"), node.path("x-default-mapping"));
        Stream<JsonNode> mapped = Trees.fields(node.path("discriminator").path("mapping")).values().stream();
        return Stream.concat(single, mapped).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
