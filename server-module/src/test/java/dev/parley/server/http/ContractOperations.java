package dev.parley.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations that the contract names, so that a test of all of them can't forget a new one. */
final class ContractOperations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private ContractOperations() {}

    /** One operation: its path as the contract writes it, and the names of its query parameters. */
    record Operation(String method, String path, List<String> query) {
        boolean names(String parameter) {
            return path.contains("{" + parameter + "}");
        }

        boolean isV5() {
            return path.startsWith("/v5/");
        }

        /** The path for this response, where it is about one. */
        String pathOf(String response) {
            return path.replace("{response_id}", response);
        }
    }

    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        JsonNode paths = contract().get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        all.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                query(operation.getValue())));
                    }
                }));
        return all;
    }

    /** The names of a request's parameters. */
    static List<String> requestParameters() {
        List<String> names = new ArrayList<>();
        contract()
                .at("/components/schemas/CreateResponse/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static List<String> query(JsonNode operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.get("name").asText());
            }
        }
        return names;
    }

    private static JsonNode contract() {
        try (InputStream in = ContractOperations.class.getResourceAsStream("/META-INF/parley/openapi.json")) {
            return Http.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
