package dev.parley.generator.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.generator.coverage.Score.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Scores one dialect's document against what was published for it. */
final class DocumentCoverage {
    private static final String ONE = "/v1/responses/{response_id}";

    private final Published published;
    private final String dialect;
    private final ContractView contract;
    private final Score score = new Score();

    private DocumentCoverage(Published published, String dialect, ContractView contract) {
        this.published = published;
        this.dialect = dialect;
        this.contract = contract;
    }

    static Score of(Published published, String dialect, JsonNode document) {
        DocumentCoverage coverage = new DocumentCoverage(published, dialect, new ContractView(document));
        coverage.operations();
        coverage.schemas();
        if (dialect.equals("v5")) {
            coverage.v5();
        }
        return coverage.score;
    }

    private void operations() {
        Published.operations(dialect).forEach(operation -> {
            String[] words = operation.split(" ", 2);
            operation(words[0], words[1]);
        });
        JsonNode schemas = published.schemas(dialect);
        schemas.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                described(operation.getKey(), "/v1" + path.getKey(), operation.getValue())));
        schemas.path("$defs")
                .path("ResponseRetrieveParams")
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> parameter("get", ONE, name));
    }

    private void described(String method, String path, JsonNode operation) {
        operation(method, path);
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                parameter(method, path, parameter.path("name").asText());
            }
        }
    }

    private void operation(String method, String path) {
        score.note(Part.OPERATIONS, method + " " + path, contract.hasOperation(method, path));
    }

    private void parameter(String method, String path, String name) {
        score.note(
                Part.PARAMETERS,
                method + " " + path + " ? " + name,
                contract.query(method, path).containsKey(name));
    }

    private void schemas() {
        JsonNode document = published.schemas(dialect);
        Comparison comparison = new Comparison(document, contract.document(), score);
        new TreeMap<>(Published.roots(dialect))
                .forEach((from, to) ->
                        comparison.compare(from, document.path("$defs").path(from), contract.schema(to)));
    }

    private void v5() {
        JsonNode request = published.v5Request();
        operation(
                request.path("method").asText().toLowerCase(Locale.ROOT),
                request.path("path").asText());
        fields("request", request.path("body"), contract.schema("CreateResponse"));
        JsonNode mapping =
                contract.schema("StreamEvent").get(0).path("discriminator").path("mapping");
        for (JsonNode event : published.v5Events()) {
            String type = event.path("type").asText("");
            if (mapping.has(type)) {
                String ref = mapping.path(type).asText();
                List<JsonNode> schema = contract.schema(ref.substring(ref.lastIndexOf('/') + 1));
                fields(event.path("seed_class").asText(), event.path("fields"), schema);
            } else {
                // One class stands for all other types: a union that keeps what it does not know.
                score.note(
                        Part.MEMBERS,
                        "StreamEvent > " + type,
                        event.path("type").isNull());
            }
        }
    }

    private void fields(String owner, JsonNode fields, List<JsonNode> schema) {
        List<JsonNode> forms = new Forms(contract.document()).of(schema);
        for (JsonNode field : fields) {
            String name = field.path("name").asText();
            score.note(
                    Part.FIELDS,
                    owner + "." + name,
                    !Forms.property(forms, name).isEmpty());
        }
    }

    /** All scores by dialect, in the order of the report. */
    static Map<String, Score> all(Published published, Function<String, JsonNode> documents) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Published.dialects().forEach(dialect -> scores.put(dialect, of(published, dialect, documents.apply(dialect))));
        return scores;
    }
}
