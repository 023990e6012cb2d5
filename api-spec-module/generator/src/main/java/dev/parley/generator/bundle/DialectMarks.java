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
                        .forEach((method, operation) -> problems.addAll(markProblems(operation)
                                .map(text -> joined.problem(Section.PATHS, path, method + " " + text))
                                .toList())));
        return problems;
    }

    /** A copy of the document in which every property says its dialects. */
    static ObjectNode fillOut(ObjectNode document) {
        ObjectNode filled = document.deepCopy();
        Section.SCHEMAS
                .in(filled)
                .forEach(schema -> schema.path("properties").forEach(property -> {
                    if (property instanceof ObjectNode object && !object.has(MARK)) {
                        object.set(MARK, schema.path(MARK).deepCopy());
                    }
                }));
        return filled;
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
        Stream<String> own = markProblems(schema);
        Set<String> allowed = new HashSet<>(Trees.texts(schema.path(MARK)));
        allowed.addAll(Dialect.BEYOND);
        Stream<String> properties = Trees.fields(schema.path("properties")).entrySet().stream()
                .filter(property -> property.getValue().has(MARK))
                .flatMap(property -> Stream.concat(
                                markProblems(property.getValue()), beyond(property.getValue(), allowed))
                        .map(text -> "property " + property.getKey() + " " + text));
        return Stream.of(own, properties, valueProblems(schema)).flatMap(problems -> problems);
    }

    private static Stream<String> beyond(JsonNode property, Set<String> allowed) {
        return Trees.texts(property.path(MARK)).stream()
                .filter(mark -> !allowed.contains(mark))
                .map(mark -> "is marked " + mark + ", but its schema is not");
    }

    private static Stream<String> valueProblems(JsonNode schema) {
        List<String> known = new ArrayList<>(Trees.texts(schema.path("enum")));
        known.addAll(Trees.fields(schema.path("discriminator").path("mapping")).keySet());
        return Stream.of("x-enum-dialects", "x-mapping-dialects")
                .flatMap(key -> Trees.fields(schema.path(key)).keySet().stream()
                        .filter(value -> !known.contains(value))
                        .map(value -> key + " names " + value + ", which is not a value"));
    }

    private static Stream<String> markProblems(JsonNode part) {
        if (!(part.path(MARK) instanceof ArrayNode marks) || marks.isEmpty()) {
            return Stream.of("has no " + MARK);
        }
        return Trees.texts(marks).stream()
                .filter(mark -> !Dialect.marks().contains(mark))
                .map(mark -> "is marked " + mark + ", which is not a dialect");
    }
}
