package dev.parley.generator.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bundler wrote: the joined document, one document per dialect, the examples. */
record Documents(JsonNode joined, Map<String, JsonNode> dialects, List<Example> examples) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonPointer SCHEMAS = JsonPointer.compile("/components/schemas");
    private static final String SCHEMA_REF = "#/components/schemas/";

    static Documents read(Path directory) {
        Map<String, JsonNode> dialects = new LinkedHashMap<>();
        for (String mark : Marks.ALL.names()) {
            Path file = directory.resolve(mark + ".json");
            if (Files.exists(file)) {
                dialects.put(mark, tree(file));
            }
        }
        return new Documents(
                tree(directory.resolve("openapi.json")), dialects, examples(directory.resolve("examples")));
    }

    JsonNode schemas() {
        return joined.at(SCHEMAS);
    }

    JsonNode schema(String name) {
        return schemas().path(name);
    }

    Place schemaPlace(String name) {
        return Place.of(this, SCHEMAS.appendProperty(name), Marks.ALL);
    }

    /** The name of the schema that a reference leads to, if it leads to one. */
    Optional<String> schemaName(JsonNode node) {
        return Optional.of(node.isTextual() ? node.asText() : node.path("$ref").asText())
                .filter(ref -> ref.startsWith(SCHEMA_REF))
                .map(ref -> ref.substring(SCHEMA_REF.length()))
                .filter(name -> schemas().has(name));
    }

    /** What a reference leads to; anything else is itself. */
    JsonNode resolve(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("#/") ? joined.at(ref.substring(1)) : node;
    }

    /** Follows the discriminators of a value, from a union to the schema that the value is of. */
    String schemaOf(String name, JsonNode value) {
        JsonNode discriminator = schema(name).path("discriminator");
        String type = value.path(discriminator.path("propertyName").asText()).asText();
        JsonNode member = discriminator.path("mapping").path(type);
        JsonNode found = member.isMissingNode() ? schema(name).path("x-default-mapping") : member;
        return schemaName(found)
                .filter(next -> !next.equals(name))
                .map(next -> schemaOf(next, value))
                .orElse(name);
    }

    private static List<Example> examples(Path directory) {
        List<Example> examples = new ArrayList<>();
        Path index = directory.resolve("index.json");
        if (Files.exists(index)) {
            tree(index).forEach(entry -> {
                Path file = directory.resolve(entry.path("path").asText());
                examples.add(Example.of(entry, text(file), tree(file)));
            });
        }
        return examples;
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
