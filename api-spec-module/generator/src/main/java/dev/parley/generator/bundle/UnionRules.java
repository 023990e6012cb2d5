package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every object of a union must be found by exactly one set of discriminator values, and by the values it declares itself. */
final class UnionRules {
    private final ObjectNode document;

    private UnionRules(ObjectNode document) {
        this.document = document;
    }

    static List<Problem> check(Joined joined) {
        UnionRules rules = new UnionRules(joined.document());
        return joined.schemaProblems((name, schema) -> Subschemas.of(schema).entrySet().stream()
                .flatMap(part -> rules.problems(part.getValue()).map(text -> (part.getKey() + " " + text).strip())));
    }

    private Stream<String> problems(JsonNode schema) {
        List<String> objects = Trees.members(schema)
                .flatMap(member -> Trees.text(member, "$ref").stream())
                .filter(this::isObject)
                .toList();
        JsonNode discriminator = schema.path("discriminator");
        String property = discriminator.path("propertyName").asText();
        long unnamed = Trees.members(schema)
                .filter(member -> !member.has("$ref") && member.has("properties"))
                // One that stands for all values but the named ones needs no name.
                .filter(member -> !member.path("properties").path(property).has("not"))
                .count();
        if (discriminator.isMissingNode()) {
            return objects.size() + unnamed > 1
                    ? Stream.of("is a union of several objects without a discriminator")
                    : Stream.empty();
        }
        return Stream.of(
                        unnamed > 0 ? Stream.of("has a member that no mapping can name") : Stream.<String>empty(),
                        discriminator.has("propertyName")
                                ? Stream.<String>empty()
                                : Stream.of("has a discriminator without propertyName"),
                        mappingProblems(objects, discriminator))
                .flatMap(problems -> problems);
    }

    private Stream<String> mappingProblems(List<String> objects, JsonNode discriminator) {
        Map<String, JsonNode> mapping = Trees.fields(discriminator.path("mapping"));
        List<String> targets = mapping.values().stream().map(JsonNode::asText).toList();
        List<String> problems = new ArrayList<>();
        objects.stream()
                .filter(ref -> !targets.contains(ref))
                .forEach(ref -> problems.add("has the member " + Refs.name(ref) + ", which its mapping does not name"));
        mapping.forEach((value, target) -> {
            if (!objects.contains(target.asText())) {
                problems.add("maps " + value + " to " + Refs.name(target.asText()) + ", which is not a member");
            } else if (!values(
                            target.asText(), discriminator.path("propertyName").asText())
                    .contains(value)) {
                problems.add(
                        "maps " + value + " to " + Refs.name(target.asText()) + ", which does not declare that value");
            }
        });
        return problems.stream();
    }

    private boolean isObject(String ref) {
        JsonNode target = Refs.target(document, ref);
        return target.path("type").asText().equals("object") || target.has("discriminator");
    }

    private List<String> values(String ref, String property) {
        return discriminatorValues(document, Refs.target(document, ref), property);
    }

    /** The values that a member declares for the discriminator: a const, or an enum in place or behind a reference. */
    static List<String> discriminatorValues(JsonNode document, JsonNode member, String property) {
        JsonNode declared = member.path("properties").path(property);
        JsonNode schema = Trees.text(declared, "$ref")
                .map(ref -> Refs.target(document, ref))
                .orElse(declared);
        return schema.has("const") ? List.of(schema.path("const").asText()) : Trees.texts(schema.path("enum"));
    }
}
