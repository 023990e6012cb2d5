package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every operation, parameter, request body, response, schema and property, at any depth, says what it is. */
final class Descriptions {
    private Descriptions() {}

    static List<Problem> check(Joined joined) {
        List<Problem> problems = new ArrayList<>(joined.schemaProblems(Descriptions::schema));
        for (Section section :
                List.of(Section.RESPONSES, Section.PARAMETERS, Section.HEADERS, Section.SECURITY_SCHEMES)) {
            joined.part(section)
                    .forEach((name, part) ->
                            missing("", part).forEach(text -> problems.add(joined.problem(section, name, text))));
        }
        joined.part(Section.PATHS)
                .forEach((path, item) -> DialectMarks.operations(item)
                        .forEach((method, operation) -> operation(method, operation)
                                .forEach(text -> problems.add(joined.problem(Section.PATHS, path, text)))));
        return problems;
    }

    private static Stream<String> schema(String name, JsonNode schema) {
        Stream<String> properties = Subschemas.properties(schema).entrySet().stream()
                .flatMap(property -> missing(property.getKey() + " ", property.getValue()));
        return Stream.concat(missing("", schema), properties);
    }

    private static Stream<String> operation(String method, JsonNode operation) {
        Stream<String> parameters = Trees.elements(operation.path("parameters")).stream()
                .filter(parameter -> !parameter.has("$ref"))
                .flatMap(parameter ->
                        missing(method + " parameter " + parameter.path("name").asText() + " ", parameter));
        Stream<String> body =
                operation.has("requestBody") && !operation.path("requestBody").has("$ref")
                        ? missing(method + " request body ", operation.path("requestBody"))
                        : Stream.empty();
        Stream<String> answers = Trees.fields(operation.path("responses")).entrySet().stream()
                .filter(answer -> !answer.getValue().has("$ref"))
                .flatMap(answer -> missing(method + " answer " + answer.getKey() + " ", answer.getValue()));
        return Stream.of(missing(method + " ", operation), parameters, body, answers)
                .flatMap(problems -> problems);
    }

    private static Stream<String> missing(String what, JsonNode part) {
        return part.path("description").asText().isBlank() ? Stream.of(what + "has no description") : Stream.empty();
    }
}
