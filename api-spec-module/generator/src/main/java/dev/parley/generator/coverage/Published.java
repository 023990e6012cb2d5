package dev.parley.generator.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The extracts of the published documents, and which schema of the contract each of their roots is. */
final class Published {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ONE = "/v1/responses/{response_id}";

    /** The operations that the Lightcone extracts leave out: their documents are SDK pages. */
    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "lightcone-v1",
            List.of("post /v1/responses", "get " + ONE, "delete " + ONE, "post " + ONE + "/cancel"),
            "lightcone-compat",
            List.of("post /v1/responses", "get " + ONE, "post " + ONE + "/cancel"));

    private static final Map<String, String> LIGHTCONE_V1 = Map.of(
            "ResponseCreateParams", "CreateResponse",
            "ResponsesResponse", "Response",
            "ResponseDeleteResponse", "DeletedResponse");

    private static final Map<String, String> LIGHTCONE_COMPAT =
            Map.of("ResponseCreateParams", "CreateResponse", "ResponseCreateResponse", "Response");

    private static final Map<String, String> OPENAI_V1 = Map.of(
            "CreateResponse", "CreateResponse",
            "Response", "Response",
            "ResponseStreamEvent", "StreamEvent",
            "ResponseItemList", "ResponseItemList",
            "Error", "ErrorBody");

    private static final Map<String, String> V5 = Map.of(
            "OpenAIResponse", "Response",
            "ResponseInputItemParam", "InputItem",
            "ResponseStreamEvent", "StreamEvent");

    private final Path directory;

    Published(Path directory) {
        this.directory = directory;
    }

    static List<String> dialects() {
        return List.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5");
    }

    JsonNode schemas(String dialect) {
        return read(dialect + ".schema.json");
    }

    /** Published schema by name of the contract's. */
    static Map<String, String> roots(String dialect) {
        return switch (dialect) {
            case "lightcone-v1" -> LIGHTCONE_V1;
            case "lightcone-compat" -> LIGHTCONE_COMPAT;
            case "openai-v1" -> OPENAI_V1;
            default -> V5;
        };
    }

    static List<String> operations(String dialect) {
        return OPERATIONS.getOrDefault(dialect, List.of());
    }

    /** The request of v5, which is a list of fields, and its operation. */
    JsonNode v5Request() {
        return read("v5-request.json");
    }

    JsonNode v5Events() {
        return read("v5-events.json").path("events");
    }

    private JsonNode read(String file) {
        try {
            return MAPPER.readTree(Files.readString(directory.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
