package dev.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which parts of a document examples show: {@code Schema}, {@code Union > value of the discriminator}, {@code Schema.property}. Follows
 * a value along its schema as a reader would, and takes nothing for shown that only looks alike.
 */
final class Shown {
    private static final String REF = "#/components/schemas/";

    private final JsonNode document;
    private final Set<String> parts = new TreeSet<>();

    Shown(JsonNode document) {
        this.document = document;
    }

    Shown with(Iterable<Example> examples) {
        examples.forEach(example -> named(example.schema(), example.tree()));
        return this;
    }

    Set<String> parts() {
        return parts;
    }

    /** What a document has, in the same words; of the schemas, those that bodies hold. */
    static Set<String> all(JsonNode document) {
        Set<String> all = new TreeSet<>();
        new Bodies(document).schemas().forEach(name -> {
            JsonNode schema = document.path("components").path("schemas").path(name);
            all.add(name);
            schema.at("/discriminator/mapping").fieldNames().forEachRemaining(value -> all.add(name + " > " + value));
            schema.path("properties").fieldNames().forEachRemaining(property -> all.add(name + "." + property));
        });
        return all;
    }

    private void named(String name, JsonNode value) {
        JsonNode schema = document.path("components").path("schemas").path(name);
        if (accepts(schema, value)) {
            parts.add(name);
            visit(name, schema, value);
        }
    }

    private void visit(JsonNode schema, JsonNode value) {
        visit("", schema, value);
    }

    private void visit(String name, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            named(name(schema.path("$ref")), value);
        } else {
            follow(name, schema, value);
        }
    }

    private void follow(String name, JsonNode schema, JsonNode value) {
        schema.path("allOf").forEach(part -> visit(part, value));
        if (schema.has("discriminator") && value.isObject()) {
            member(name, schema, value);
        } else {
            members(schema).filter(member -> accepts(member, value)).forEach(member -> visit(member, value));
        }
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (property.isObject()) {
                parts.add(name + "." + field.getKey());
                visit(property, field.getValue());
            } else {
                visit(schema.path("additionalProperties"), field.getValue());
            }
        });
        if (value.isArray()) {
            value.forEach(element -> visit(schema.path("items"), element));
        }
    }

    private void member(String union, JsonNode schema, JsonNode value) {
        JsonNode discriminator = schema.path("discriminator");
        JsonNode type = value.path(discriminator.path("propertyName").asText());
        JsonNode target = type.isMissingNode()
                ? schema.path("x-default-mapping")
                : discriminator.path("mapping").path(type.asText());
        if (target.isTextual()) {
            parts.add(union + " > " + type.asText());
            named(name(target), value);
        }
    }

    private boolean accepts(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            JsonNode target = document.path("components").path("schemas").path(name(schema.path("$ref")));
            return !target.isMissingNode() && accepts(target, value);
        }
        if (schema.has("const")) {
            return schema.path("const").equals(value);
        }
        if (schema.has("type")) {
            JsonNode type = schema.path("type");
            return type.isTextual()
                    ? is(type.asText(), value)
                    : StreamSupport.stream(type.spliterator(), false).anyMatch(each -> is(each.asText(), value));
        }
        return members(schema).findAny().isEmpty() || members(schema).anyMatch(member -> accepts(member, value));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "null" -> value.isNull();
            case "string" -> value.isTextual();
            default -> value.getNodeType().name().equalsIgnoreCase(type);
        };
    }

    static Stream<JsonNode> members(JsonNode schema) {
        return Stream.of("oneOf", "anyOf")
                .flatMap(key -> StreamSupport.stream(schema.path(key).spliterator(), false));
    }

    static String name(JsonNode ref) {
        return ref.asText().replace(REF, "");
    }
}
