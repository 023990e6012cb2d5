package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every operation, parameter, response, schema and property says what it is. */
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
        Stream<String> properties = Trees.fields(schema.path("properties")).entrySet().stream()
                .flatMap(property -> missing("property " + property.getKey() + " ", property.getValue()));
        return Stream.concat(missing("", schema), properties);
    }

    private static Stream<String> operation(String method, JsonNode operation) {
        Stream<String> parameters = Trees.elements(operation.path("parameters")).stream()
                .filter(parameter -> !parameter.has("$ref"))
                .flatMap(parameter ->
                        missing(method + " parameter " + parameter.path("name").asText() + " ", parameter));
        return Stream.concat(missing(method + " ", operation), parameters);
    }

    private static Stream<String> missing(String what, JsonNode part) {
        return part.path("description").asText().isBlank() ? Stream.of(what + "has no description") : Stream.empty();
    }
}
