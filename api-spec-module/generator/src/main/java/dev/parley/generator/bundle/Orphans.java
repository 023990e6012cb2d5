package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes what a document's operations do not use: components, security schemes and tags. */
final class Orphans {
    private Orphans() {}

    static void remove(ObjectNode document) {
        Set<String> reachable = Refs.reachable(document);
        for (Section section : List.of(Section.SCHEMAS, Section.RESPONSES, Section.PARAMETERS, Section.HEADERS)) {
            ObjectNode part = section.in(document);
            Trees.fields(part).keySet().stream()
                    .filter(name -> !reachable.contains(section.ref(name)))
                    .forEach(part::remove);
        }
        removeSecurity(document);
        removeTags(document);
    }

    private static void removeSecurity(ObjectNode document) {
        Set<String> used = new HashSet<>();
        boolean rootUsed = false;
        for (JsonNode item : document.path("paths")) {
            for (JsonNode operation : DialectMarks.operations(item).values()) {
                operation
                        .path("security")
                        .forEach(requirement ->
                                used.addAll(Trees.fields(requirement).keySet()));
                rootUsed |= !operation.has("security");
            }
        }
        if (rootUsed) {
            document.path("security")
                    .forEach(
                            requirement -> used.addAll(Trees.fields(requirement).keySet()));
        } else {
            document.remove("security");
        }
        Section.SECURITY_SCHEMES.in(document).retain(used);
    }

    private static void removeTags(ObjectNode document) {
        Set<String> used = new HashSet<>();
        document.path("paths")
                .forEach(item -> DialectMarks.operations(item)
                        .values()
                        .forEach(operation -> used.addAll(Trees.texts(operation.path("tags")))));
        if (document.path("tags") instanceof ArrayNode tags) {
            tags.removeIf(tag -> !used.contains(tag.path("name").asText()));
        }
    }
}
