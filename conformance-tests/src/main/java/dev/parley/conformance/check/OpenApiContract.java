package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.parley.conformance.data.BrokenKitException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An OpenAPI 3.1 document as the judge of values. Unions are resolved through their discriminators first, so that a
 * message names the field of the event at hand. Thread-safe; it compiles schemas when first asked.
 */
public final class OpenApiContract implements Contract {
    private final JsonNode open;
    private final JsonNode closed;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    public OpenApiContract(JsonNode document, Set<String> openUnions) {
        this.open = UnionRewriter.rewrite(document, openUnions, false);
        this.closed = UnionRewriter.rewrite(document, openUnions, true);
    }

    @Override
    public boolean declares(String schema) {
        return open.has(schema);
    }

    @Override
    public List<SchemaProblem> validate(String schema, JsonNode value) {
        Schema found = compiled.computeIfAbsent(schema, name -> compile(name, open));
        return SchemaProblem.of(found, value);
    }

    @Override
    public List<SchemaProblem> validateClosed(String schema, JsonNode value) {
        Schema found = compiled.computeIfAbsent("closed " + schema, name -> compile(schema, closed));
        return SchemaProblem.of(found, value);
    }

    private static Schema compile(String name, JsonNode schemas) {
        if (!schemas.has(name)) {
            throw new BrokenKitException("the contract has no schema " + name);
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.putObject("components").set("schemas", schemas);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }
}
