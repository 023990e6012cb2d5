package dev.parley.server.dialect;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of the contract's bundled documents with what the contract adds to it on its own account, asked about its schemas. */
final class ContractDocument {
    private static final JsonValue OWN = new JsonValue.Str("parley");

    private final JsonValue.Obj schemas;
    private final JsonValue.Obj whole;

    private ContractDocument(JsonValue.Obj schemas, JsonValue.Obj whole) {
        this.schemas = schemas;
        this.whole = whole;
    }

    /** The schemas of the whole contract. */
    static JsonValue.Obj whole() {
        return schemas("openapi");
    }

    /** One dialect's document, and what the whole contract adds to it. */
    static ContractDocument of(String dialect, JsonValue.Obj whole) {
        return new ContractDocument(schemas(dialect), whole);
    }

    /** Names of a schema's properties; none if the document does not have the schema, and nothing is added to it. */
    Set<String> properties(String schema) {
        Set<String> names = new HashSet<>(members(schemas, schema).keySet());
        members(whole, schema).forEach((name, property) -> {
            if (isAddition(property)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether the schema has this property here, and lets it be this text. */
    boolean allows(String schema, String property, String text) {
        return property(schema, property) instanceof JsonValue.Obj value && allows(value, text);
    }

    /** What is no list of values is left to others: the type of a value, its form and its length. */
    private boolean allows(JsonValue.Obj schema, String text) {
        if (schema.get("$ref") != null) {
            String name = referred(schema);
            return isAdded(name, text) || allows(schema(name), text);
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
        return required(object(schemas, schema));
    }

    /** What the contract requires of a schema, whichever document it is written in. */
    Set<String> requiredInContract(String schema) {
        return required(object(whole, schema));
    }

    private static Set<String> required(JsonValue.Obj schema) {
        if (schema.get("required") instanceof JsonValue.Arr names) {
            return names.items().stream()
                    .map(name -> ((JsonValue.Str) name).value())
                    .collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }

    private @Nullable JsonValue property(String schema, String name) {
        JsonValue added = members(whole, schema).get(name);
        return members(schemas, schema).getOrDefault(name, added != null && isAddition(added) ? added : null);
    }

    /** The name of the schema that this one refers to. */
    static String referred(JsonValue.Obj schema) {
        String ref = ((JsonValue.Str) schema.get("$ref")).value();
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** The schema of that name. */
    JsonValue.Obj schema(String name) {
        return schemas.get(name) instanceof JsonValue.Obj own ? own : object(whole, name);
    }

    private static boolean isAddition(JsonValue property) {
        return property instanceof JsonValue.Obj object && isOwn(object.get("x-dialects"));
    }

    /** Whether the contract adds this value to those that the document lists. */
    private boolean isAdded(String schema, String value) {
        return whole.get(schema) instanceof JsonValue.Obj joined
                && joined.get("x-enum-dialects") instanceof JsonValue.Obj values
                && isOwn(values.get(value));
    }

    private static boolean isOwn(@Nullable JsonValue marks) {
        return marks instanceof JsonValue.Arr list && list.items().contains(OWN);
    }

    private static Map<String, JsonValue> members(JsonValue.Obj schemas, String schema) {
        return schemas.get(schema) instanceof JsonValue.Obj found
                        && found.get("properties") instanceof JsonValue.Obj properties
                ? properties.members()
                : Map.of();
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
