package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes a union that has one member left as that member: in one dialect, a text or a list is often just a list. */
final class Unwrapping {
    private Unwrapping() {}

    static void unwrap(ObjectNode document) {
        Trees.all(Section.SCHEMAS.in(document)).forEach(node -> {
            if (node instanceof ObjectNode object) {
                List.of("oneOf", "anyOf").forEach(key -> unwrap(object, key));
            }
        });
    }

    private static void unwrap(ObjectNode schema, String key) {
        JsonNode members = schema.path(key);
        if (!members.isArray() || members.size() != 1) {
            return;
        }
        schema.remove(List.of(key, "discriminator", "x-default-mapping"));
        Trees.fields(members.path(0)).forEach(schema::putIfAbsent);
    }
}
