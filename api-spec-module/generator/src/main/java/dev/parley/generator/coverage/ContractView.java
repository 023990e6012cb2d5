package dev.parley.generator.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One dialect's document of the contract, asked about its parts. */
record ContractView(JsonNode document) {

    /** A schema by name, or nothing. */
    List<JsonNode> schema(String name) {
        JsonNode schema = document.path("components").path("schemas").path(name);
        return schema.isMissingNode() ? List.of() : List.of(schema);
    }

    boolean hasOperation(String method, String path) {
        return document.path("paths").path(path).has(method);
    }

    /** The query parameters of an operation by name; brackets are a spelling and no part of the name. */
    Map<String, JsonNode> query(String method, String path) {
        Map<String, JsonNode> query = new LinkedHashMap<>();
        document.path("paths").path(path).path(method).path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                query.put(parameter.path("name").asText().replace("[]", ""), parameter.path("schema"));
            }
        });
        return query;
    }
}
