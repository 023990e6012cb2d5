package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.generator.Operation.Body;
import dev.parley.generator.Operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the contract's operations, by tag. */
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Contract contract;
    private final Schemas schemas;

    private Operations(Contract contract) {
        this.contract = contract;
        this.schemas = new Schemas(contract);
    }

    static Map<String, List<Operation>> read(Contract contract) {
        Operations operations = new Operations(contract);
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        contract.paths()
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        String tag = entry.getValue().path("tags").path(0).asText("Default");
                        Operation operation = operations.operation(path.getKey(), path.getValue(), entry);
                        byTag.computeIfAbsent(tag, t -> new ArrayList<>()).add(operation);
                    }
                }));
        return byTag;
    }

    private Operation operation(String path, JsonNode shared, Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        String id = node.path("operationId").asText();
        try {
            List<Parameter> parameters = new ArrayList<>();
            shared.path("parameters").forEach(p -> parameters.add(parameter(p)));
            node.path("parameters").forEach(p -> parameters.add(parameter(p)));
            parameters.sort((a, b) -> Boolean.compare(b.in().equals("path"), a.in().equals("path")));
            JsonNode success = success(node.path("responses")).path("content");
            String method = entry.getKey().toUpperCase(Locale.ROOT);
            Type result = type(success.path("application/json").path("schema"));
            Type events = type(success.path("text/event-stream").path("schema"));
            return new Operation(id, method, path, parameters, body(node), result, events, Doc.of(node));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("operation " + id + ": " + e.getMessage(), e);
        }
    }

    private JsonNode success(JsonNode responses) {
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (response.getKey().startsWith("2")) {
                return contract.resolve(response.getValue());
            }
        }
        throw new IllegalArgumentException("no answer of success is declared");
    }

    private Parameter parameter(JsonNode node) {
        JsonNode parameter = contract.resolve(node);
        JsonNode schema = parameter.path("schema");
        boolean required = parameter.path("required").asBoolean();
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                schemas.usage(schema, plain(schema)),
                required,
                Doc.of(parameter));
    }

    private @Nullable Body body(JsonNode operation) {
        JsonNode body = contract.resolve(operation.path("requestBody"));
        JsonNode schema = body.path("content").path("application/json").path("schema");
        Type type = type(schema);
        if (type == null) {
            return null;
        }
        boolean switched = contract.resolve(schema).path("properties").has("stream");
        return new Body(type, body.path("required").asBoolean(), switched);
    }

    private @Nullable Type type(JsonNode schema) {
        return schema.isMissingNode()
                ? null
                : schemas.usage(schema, plain(schema)).type();
    }

    /** Types that an operation declares inline have no file to stand in. */
    private Scope plain(JsonNode schema) {
        if (!Contract.isReference(schema) && Shape.of(schema, contract).isDeclared()) {
            throw new IllegalArgumentException("an inline schema; give it a name under components");
        }
        return Scope.nested("Inline");
    }
}
