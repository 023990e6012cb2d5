package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Cuts everything out of a document that one dialect does not have, and then the marks themselves. */
final class Pruning {
    private static final List<String> MARKS = List.of(DialectMarks.MARK, "x-enum-dialects", "x-mapping-dialects");

    private final ObjectNode document;
    private final Dialect dialect;

    private Pruning(ObjectNode document, Dialect dialect) {
        this.document = document;
        this.dialect = dialect;
    }

    static ObjectNode prune(ObjectNode document, Dialect dialect) {
        ObjectNode copy = document.deepCopy();
        Pruning pruning = new Pruning(copy, dialect);
        pruning.operations();
        pruning.schemas();
        Trees.all(copy).forEach(node -> {
            if (node instanceof ObjectNode object) {
                object.remove(MARKS);
            }
        });
        return copy;
    }

    private void operations() {
        ObjectNode paths = Section.PATHS.in(document);
        Trees.fields(paths).forEach((path, item) -> {
            DialectMarks.operations(item).forEach((method, operation) -> {
                if (!DialectMarks.allows(operation, dialect)) {
                    ((ObjectNode) item).remove(method);
                } else if (operation.path("parameters") instanceof ArrayNode parameters) {
                    parameters.removeIf(parameter -> !DialectMarks.allows(parameter, dialect));
                    removeIfEmpty((ObjectNode) operation, "parameters");
                }
            });
            if (DialectMarks.operations(item).isEmpty()) {
                paths.remove(path);
            }
        });
    }

    private void schemas() {
        ObjectNode schemas = Section.SCHEMAS.in(document);
        schemas.removeIf(schema -> !DialectMarks.allows(schema, dialect));
        // Values first, in all schemas: whether a mapping entry stays depends on the values that its member has left.
        schemas.forEach(schema -> Trees.all(schema).forEach(this::values));
        schemas.forEach(schema -> Trees.all(schema).forEach(this::properties));
        schemas.forEach(schema -> Trees.all(schema).forEach(this::members));
    }

    private void values(JsonNode node) {
        JsonNode marks = node.path("x-enum-dialects");
        if (node.path("enum") instanceof ArrayNode values && marks.isObject()) {
            values.removeIf(value -> !marked(marks, value.asText()));
        }
    }

    private void properties(JsonNode node) {
        if (!(node.path("properties") instanceof ObjectNode properties)) {
            return;
        }
        properties.removeIf(property -> !DialectMarks.allows(property, dialect));
        if (node.path("required") instanceof ArrayNode required) {
            required.removeIf(name -> !properties.has(name.asText()));
            removeIfEmpty((ObjectNode) node, "required");
        }
    }

    private void members(JsonNode node) {
        if (!(node instanceof ObjectNode union)) {
            return;
        }
        JsonNode mapping = union.path("discriminator").path("mapping");
        if (mapping instanceof ObjectNode object) {
            mappings(union, object);
        }
        Set<String> mapped = Set.copyOf(
                Trees.fields(mapping).values().stream().map(JsonNode::asText).toList());
        for (String key : List.of("oneOf", "anyOf")) {
            if (union.path(key) instanceof ArrayNode members) {
                members.removeIf(member -> !staysMember(member, mapping.isObject(), mapped));
            }
        }
        Trees.text(union, "x-default-mapping")
                .filter(ref -> !Refs.resolves(document, ref))
                .ifPresent(ref -> union.remove("x-default-mapping"));
    }

    private void mappings(ObjectNode union, ObjectNode mapping) {
        String property = union.path("discriminator").path("propertyName").asText();
        JsonNode marks = union.path("x-mapping-dialects");
        Trees.fields(mapping).forEach((value, target) -> {
            JsonNode member = Refs.target(document, target.asText());
            boolean declared =
                    UnionRules.discriminatorValues(document, member, property).contains(value);
            if (!declared || !marked(marks, value)) {
                mapping.remove(value);
            }
        });
    }

    private boolean staysMember(JsonNode member, boolean discriminated, Set<String> mapped) {
        if (!DialectMarks.allows(member, dialect)) {
            return false;
        }
        String ref = Trees.text(member, "$ref").orElse("");
        if (ref.isEmpty()) {
            return true;
        }
        JsonNode target = Refs.target(document, ref);
        boolean needsMapping = discriminated && target.path("type").asText().equals("object");
        return !target.isMissingNode() && (!needsMapping || mapped.contains(ref));
    }

    private boolean marked(JsonNode marks, String value) {
        return !marks.has(value) || Trees.texts(marks.path(value)).contains(dialect.id());
    }

    private static void removeIfEmpty(ObjectNode object, String field) {
        if (object.path(field).isEmpty()) {
            object.remove(field);
        }
    }
}
