package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The JSON Schema of the configuration file, as the server's resources have it. */
final class ConfigurationSchema {
    static final String RESOURCE = "configuration.schema.json";

    private final JsonNode root;

    private ConfigurationSchema(JsonNode root) {
        this.root = root;
    }

    static ConfigurationSchema read() {
        try (InputStream in = ServerConfig.class.getResourceAsStream(RESOURCE)) {
            return new ConfigurationSchema(new ObjectMapper().readTree(Objects.requireNonNull(in, RESOURCE)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The keys of the file itself, or of one of the definitions. */
    Map<String, JsonNode> keys(String definition) {
        JsonNode holder = definition.isEmpty() ? root : root.at("/$defs/" + definition);
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        holder.get("properties").properties().forEach(key -> keys.put(key.getKey(), resolved(key.getValue())));
        return keys;
    }

    /** A key with what its reference says beside its own words. */
    private JsonNode resolved(JsonNode key) {
        if (!key.has("$ref")) {
            return key;
        }
        ObjectNode merged = key.deepCopy();
        root.at(key.get("$ref").asText().substring(1))
                .properties()
                .forEach(field -> merged.putIfAbsent(field.getKey(), field.getValue()));
        return merged;
    }
}
