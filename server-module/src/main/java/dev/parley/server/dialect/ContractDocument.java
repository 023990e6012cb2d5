package dev.parley.server.dialect;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of the contract's bundled documents, asked about its schemas. */
final class ContractDocument {
    private static final JsonValue OWN = new JsonValue.Str("parley");

    private final JsonValue.Obj schemas;
    private final Map<String, Set<String>> additions;

    private ContractDocument(JsonValue.Obj schemas, Map<String, Set<String>> additions) {
        this.schemas = schemas;
        this.additions = additions;
    }

    /** Names of a schema's properties and of those that the contract adds to it; none if neither has the schema. */
    Set<String> properties(String schema) {
        Set<String> names = new HashSet<>(members(schemas, schema).keySet());
        names.addAll(additions.getOrDefault(schema, Set.of()));
        return names;
    }

    private static Map<String, JsonValue> members(JsonValue.Obj schemas, String schema) {
        return schemas.get(schema) instanceof JsonValue.Obj found
                        && found.get("properties") instanceof JsonValue.Obj properties
                ? properties.members()
                : Map.of();
    }

    /** Whether the schema has this property here, and lets it be this text; what the contract adds may be any. */
    boolean allows(String schema, String property, String text) {
        return members(schemas, schema).get(property) instanceof JsonValue.Obj value
                ? allows(value, text)
                : properties(schema).contains(property);
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

    /** Parameters of a request; those that have parts of their own part by part. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>(properties("CreateResponse"));
        parts(names, "reasoning", "ReasoningConfig");
        parts(names, "stream_options", "StreamOptions");
        parts(names, "text", "TextConfig");
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

    /** What the whole contract adds to the documents on its own account, by schema. */
    static Map<String, Set<String>> additions() {
        JsonValue.Obj schemas = schemas("openapi");
        Map<String, Set<String>> additions = new HashMap<>();
        for (String schema : schemas.members().keySet()) {
            Set<String> own = new HashSet<>(members(schemas, schema).keySet());
            own.removeIf(name -> !isOwn(members(schemas, schema).get(name)));
            additions.put(schema, own);
        }
        return additions;
    }

    private static boolean isOwn(@Nullable JsonValue property) {
        return property instanceof JsonValue.Obj object
                && object.get("x-dialects") instanceof JsonValue.Arr marks
                && marks.items().contains(OWN);
    }

    /** One dialect's document, and what the contract adds to it. */
    static ContractDocument of(String dialect, Map<String, Set<String>> additions) {
        return new ContractDocument(schemas(dialect), additions);
    }

    private static JsonValue.Obj schemas(String document) {
        String name = "/META-INF/parley/" + document + ".json";
        try (InputStream in = ContractDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the contract jar lacks " + name);
            }
            return object(object(Json.read(in, JsonValue.Obj::read), "components"), "schemas");
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
