package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An operation as a command line: for one that takes JSON, with the first example of each dialect. */
final class Curl {
    private final Documents documents;

    Curl(Documents documents) {
        this.documents = documents;
    }

    Html of(Operation operation) {
        JsonNode schema = operation.requestContent().path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return ExampleBlocks.code(Html.text("Request with curl"), command(operation), operation.marks());
        }
        String name = documents.schemaName(schema).orElse("");
        Map<String, Example> first = new LinkedHashMap<>();
        documents.examples().stream()
                .filter(example ->
                        example.schema().equals(name) && operation.marks().has(example.dialect()))
                .forEach(example -> first.putIfAbsent(example.dialect(), example));
        List<Html> blocks = first.values().stream()
                .map(example -> {
                    Marks marks = Marks.of(List.of(example.dialect()));
                    Html title = Html.join(Html.text("Request with curl: " + example.name()), marks.pills());
                    return ExampleBlocks.code(title, withBody(operation, example), marks);
                })
                .toList();
        return Html.join(blocks);
    }

    private String withBody(Operation operation, Example example) {
        return command(operation) + " \\\n  -H 'Content-Type: application/json' \\\n  -d '"
                + example.text().replace("'", "'\\''") + "'";
    }

    private String command(Operation operation) {
        String method = operation.method().equals("get")
                ? ""
                : "-X " + operation.method().toUpperCase(Locale.ROOT) + " ";
        String stream = operation.stream().isPresent() ? "-N " : "";
        return "curl " + stream + method + "\"$BASE_URL" + operation.path() + "\"" + key(operation);
    }

    private String key(Operation operation) {
        JsonNode schemes = documents.joined().path("components").path("securitySchemes");
        for (String name : Security.schemes(documents, operation)) {
            JsonNode scheme = schemes.path(name);
            if (scheme.path("in").asText().equals("header")) {
                return " \\\n  -H \"" + scheme.path("name").asText() + ": $API_KEY\"";
            }
            if (scheme.path("scheme").asText().equals("bearer")) {
                return " \\\n  -H \"Authorization: Bearer $API_KEY\"";
            }
        }
        return "";
    }
}
