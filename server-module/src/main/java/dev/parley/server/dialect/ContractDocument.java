package dev.parley.server.dialect;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One of the contract's bundled documents, asked about its schemas. */
final class ContractDocument {
    private final JsonValue.Obj schemas;

    private ContractDocument(JsonValue.Obj schemas) {
        this.schemas = schemas;
    }

    /** Names of a schema's properties; none if the document does not have the schema. */
    Set<String> properties(String schema) {
        return schemas.get(schema) instanceof JsonValue.Obj found
                        && found.get("properties") instanceof JsonValue.Obj properties
                ? Set.copyOf(properties.members().keySet())
                : Set.of();
    }

    /** Whether the schema has this property here, and lets it be this text. */
    boolean allows(String schema, String property, String text) {
        return schemas.get(schema) instanceof JsonValue.Obj found
                && found.get("properties") instanceof JsonValue.Obj properties
                && properties.get(property) instanceof JsonValue.Obj value
                && allows(value, text);
    }

    /** What is no list of values is left to others: the type of a value, its form and its length. */
    private boolean allows(JsonValue.Obj schema, String text) {
        if (schema.get("$ref") instanceof JsonValue.Str ref) {
            return allows(object(schemas, ref.value().substring(ref.value().lastIndexOf('/') + 1)), text);
        }
        for (String union : List.of("anyOf", "oneOf")) {
            if (schema.get(union) instanceof JsonValue.Arr members) {
                return members.items().stream().anyMatch(member -> allows((JsonValue.Obj) member, text));
            }
        }
        JsonValue.Str value = new JsonValue.Str(text);
        if (schema.get("enum") instanceof JsonValue.Arr values) {
            return values.items().contains(value);
        }
        return schema.get("const") == null ? !isNull(schema) : value.equals(schema.get("const"));
    }

    private static boolean isNull(JsonValue.Obj schema) {
        return schema.get("type") instanceof JsonValue.Str type && type.value().equals("null");
    }

    /** Parameters of a request; those of {@code text} and {@code reasoning} one by one. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>(properties("CreateResponse"));
        parts(names, "text", "TextConfig");
        parts(names, "reasoning", "ReasoningConfig");
        return Collections.unmodifiableSet(names);
    }

    private void parts(Set<String> names, String name, String schema) {
        if (names.remove(name)) {
            properties(schema).forEach(part -> names.add(name + "." + part));
        }
    }

    Set<String> required(String schema) {
        if (object(schemas, schema).get("required") instanceof JsonValue.Arr names) {
            return names.items().stream()
                    .map(name -> ((JsonValue.Str) name).value())
                    .collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }

    static ContractDocument of(String dialect) {
        String name = "/META-INF/parley/" + dialect + ".json";
        try (InputStream in = ContractDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the contract jar lacks " + name);
            }
            JsonValue.Obj document = Json.read(in, JsonValue.Obj::read);
            return new ContractDocument(object(object(document, "components"), "schemas"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue.Obj object(JsonValue.Obj parent, String name) {
        if (parent.get(name) instanceof JsonValue.Obj child) {
            return child;
        }
        throw new IllegalStateException("the contract has no object " + name);
    }
}
