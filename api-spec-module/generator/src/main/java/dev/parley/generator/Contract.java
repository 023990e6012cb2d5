package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The contract's document as it was written. The plugin's own parse of it loses const, null and marks beside references. */
record Contract(JsonNode root) {
    private static final String SCHEMAS = "#/components/schemas/";

    static Contract read(File file) {
        try {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the contract " + file, e);
        }
    }

    List<String> schemaNames() {
        List<String> names = new ArrayList<>();
        root.path("components").path("schemas").fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode schema(String name) {
        JsonNode schema = root.path("components").path("schemas").path(name);
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException("no schema is called " + name);
        }
        return schema;
    }

    JsonNode paths() {
        return root.path("paths");
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            String ref = at.get("$ref").asText();
            at = root.at(ref.substring(1));
            if (at.isMissingNode()) {
                throw new IllegalArgumentException("nothing is at " + ref);
            }
        }
        return at;
    }

    static boolean isReference(JsonNode schema) {
        return schema.has("$ref");
    }

    /** The schema's name in a reference, or in the short form that a discriminator's mapping allows. */
    static String nameIn(String reference) {
        if (reference.startsWith(SCHEMAS)) {
            return reference.substring(SCHEMAS.length());
        }
        if (reference.contains("/") || reference.contains("#")) {
            throw new IllegalArgumentException("not a reference to a schema of this document: " + reference);
        }
        return reference;
    }

    static String nameOf(JsonNode reference) {
        return nameIn(reference.get("$ref").asText());
    }
}
