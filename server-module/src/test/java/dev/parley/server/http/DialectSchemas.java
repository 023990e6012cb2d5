package dev.parley.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.parley.server.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas of one dialect as the server itself publishes them; they judge what it sends. */
final class DialectSchemas {
    private static final String EXAMPLES = "/META-INF/parley/examples/";

    private final String dialect;
    private final JsonNode schemas;
    private final Map<String, Schema> compiled = new HashMap<>();

    private DialectSchemas(String dialect, JsonNode schemas) {
        this.dialect = dialect;
        this.schemas = schemas;
    }

    static DialectSchemas of(Http http, String dialect) {
        return new DialectSchemas(
                dialect, http.get("/openapi/" + dialect + ".json").json().at("/components/schemas"));
    }

    /** The same, where no object may have members that its schema does not name. */
    DialectSchemas closed() {
        JsonNode copy = schemas.deepCopy();
        close(copy);
        return new DialectSchemas(dialect, copy);
    }

    /** What of the value breaks the schema of that name. */
    List<String> problems(String schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(problem -> problem.getInstanceLocation() + " " + problem.getMessage())
                .toList();
    }

    /** The contract's examples of that schema in this dialect. */
    List<JsonNode> examples(String schema) {
        List<JsonNode> examples = new ArrayList<>();
        for (JsonNode each : resource("index.json")) {
            if (each.get("dialect").asText().equals(dialect)
                    && each.get("schema").asText().equals(schema)) {
                examples.add(resource(each.get("path").asText()));
            }
        }
        return examples;
    }

    private static JsonNode resource(String path) {
        try (InputStream in = DialectSchemas.class.getResourceAsStream(EXAMPLES + path)) {
            return Http.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema compile(String schema) {
        ObjectNode root = ((ObjectNode) Http.tree("{}")).put("$ref", "#/components/schemas/" + schema);
        root.putObject("components").set("schemas", schemas);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    private static void close(JsonNode node) {
        node.forEach(DialectSchemas::close);
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
    }
}
