package dev.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the packaged documents as any user of the jar would, and validates against their schemas. */
final class Documents {
    static final String JOINED = "openapi.json";
    static final List<String> DIALECTS = List.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    JsonNode resource(String path) {
        try (InputStream in = Documents.class.getResourceAsStream("/META-INF/parley/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Example> examples() {
        return StreamSupport.stream(resource("examples/index.json").spliterator(), false)
                .map(entry -> new Example(
                        entry.path("path").asText(),
                        entry.path("dialect").asText(),
                        entry.path("schema").asText(),
                        entry.path("name").asText(),
                        resource("examples/" + entry.path("path").asText())))
                .toList();
    }

    JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> errors(String document, String schema, JsonNode instance) {
        return schema(document, schema).validate(instance).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema schema(String document, String schema) {
        JsonNode components = resource(document).path("components");
        if (!components.path("schemas").has(schema)) {
            throw new IllegalArgumentException(document + " has no schema " + schema);
        }
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", components);
        return registry.getSchema(root);
    }
}
