package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The `x-dialects` marks: every schema and operation has them, properties inherit them. */
final class DialectMarks {
    static final String MARK = "x-dialects";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private DialectMarks() {}

    static List<Problem> check(Joined joined) {
        List<Problem> problems = new ArrayList<>(joined.schemaProblems(DialectMarks::schemaProblems));
        joined.part(Section.PATHS)
                .forEach((path, item) -> operations(item)
                        .forEach((method, operation) -> operationProblems(operation)
                                .forEach(text ->
                                        problems.add(joined.problem(Section.PATHS, path, method + " " + text)))));
        return problems;
    }

    /** A copy of the document in which every property, at any depth, and every parameter says its dialects. */
    static ObjectNode fillOut(ObjectNode document) {
        ObjectNode filled = document.deepCopy();
        Section.SCHEMAS
                .in(filled)
                .forEach(schema ->
                        Subschemas.properties(schema).values().forEach(property -> inherit(property, schema)));
        Section.PATHS
                .in(filled)
                .forEach(item -> operations(item)
                        .values()
                        .forEach(operation -> Trees.elements(operation.path("parameters"))
                                .forEach(parameter -> inherit(parameter, operation))));
        return filled;
    }

    private static void inherit(JsonNode part, JsonNode owner) {
        if (part instanceof ObjectNode object && !object.has(MARK)) {
            object.set(MARK, owner.path(MARK).deepCopy());
        }
    }

    static Map<String, JsonNode> operations(JsonNode pathItem) {
        Map<String, JsonNode> operations = Trees.fields(pathItem);
        operations.keySet().retainAll(METHODS);
        return operations;
    }

    /** Whether a part is in a dialect; what says nothing is. */
    static boolean allows(JsonNode part, Dialect dialect) {
        return !(part.path(MARK) instanceof ArrayNode marks)
                || Trees.texts(marks).contains(dialect.id());
    }

    private static Stream<String> schemaProblems(String name, JsonNode schema) {
        Stream<String> parts = Subschemas.of(schema).entrySet().stream()
                .flatMap(part -> Stream.concat(
                                part.getKey().isEmpty() ? Stream.empty() : partProblems(part.getValue(), schema),
                                valueProblems(part.getValue()))
                        .map(text -> (part.getKey() + " " + text).strip()));
        return Stream.concat(markProblems(schema), parts);
    }

    private static Stream<String> operationProblems(JsonNode operation) {
        Stream<String> parameters = Trees.elements(operation.path("parameters")).stream()
                .flatMap(parameter -> partProblems(parameter, operation)
                        .map(text -> "parameter " + parameter.path("name").asText() + " " + text));
        return Stream.concat(markProblems(operation), parameters);
    }

    /** A part may leave its marks out; it has no dialects of the documents that its owner does not have. */
    private static Stream<String> partProblems(JsonNode part, JsonNode owner) {
        if (!part.has(MARK)) {
            return Stream.empty();
        }
        Set<String> allowed = new HashSet<>(Trees.texts(owner.path(MARK)));
        allowed.addAll(Dialect.BEYOND);
        Stream<String> beyond = Trees.texts(part.path(MARK)).stream()
                .filter(mark -> Dialect.marks().contains(mark) && !allowed.contains(mark))
                .map(mark -> "is marked " + mark + ", but what it belongs to is not");
        return Stream.concat(markProblems(part), beyond);
    }

    private static Stream<String> valueProblems(JsonNode schema) {
        List<String> known = new ArrayList<>(Trees.texts(schema.path("enum")));
        known.addAll(Trees.fields(schema.path("discriminator").path("mapping")).keySet());
        return Stream.of("x-enum-dialects", "x-mapping-dialects")
                .flatMap(key -> Trees.fields(schema.path(key)).entrySet().stream()
                        .flatMap(value -> Stream.concat(
                                known.contains(value.getKey())
                                        ? Stream.empty()
                                        : Stream.of(key + " names " + value.getKey() + ", which is not a value"),
                                listProblems(value.getValue())
                                        .map(text -> key + " of " + value.getKey() + " " + text))));
    }

    private static Stream<String> markProblems(JsonNode part) {
        return listProblems(part.path(MARK));
    }

    private static Stream<String> listProblems(JsonNode marks) {
        if (!(marks instanceof ArrayNode) || marks.isEmpty()) {
            return Stream.of("has no " + MARK);
        }
        return Trees.texts(marks).stream()
                .filter(mark -> !Dialect.marks().contains(mark))
                .map(mark -> "is marked " + mark + ", which is not a dialect");
    }
}
