package dev.parley.conformance.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Turns a YAML file of the kit into a record, after holding it against the schema of its kind. */
public final class DataReader {
    private final YAMLMapper yaml = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** A data file of the kit: where it is, and what it says. */
    public record Source(String name, String text) {}

    public JsonNode tree(Source source) {
        try {
            return yaml.readTree(source.text());
        } catch (JsonProcessingException e) {
            throw new BrokenKitException(source.name() + " is not YAML: " + e.getOriginalMessage(), e);
        }
    }

    public Schema schema(Source source) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tree(source));
    }

    /** The schema that the kit has for one kind of file. */
    public Schema schema(String kind) {
        return new DataFiles()
                .below("schema").stream()
                        .filter(source -> source.name().endsWith("/" + kind + ".yaml"))
                        .map(this::schema)
                        .findFirst()
                        .orElseThrow(() -> new BrokenKitException("the schema of " + kind + " is missing"));
    }

    public <T> T read(Source source, Schema schema, Class<T> type) {
        JsonNode tree = tree(source);
        var errors = schema.validate(tree);
        if (!errors.isEmpty()) {
            var first = errors.get(0);
            throw new BrokenKitException(
                    source.name() + " breaks its schema at " + first.getInstanceLocation() + ": " + first.getMessage());
        }
        try {
            return yaml.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new BrokenKitException(source.name() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
