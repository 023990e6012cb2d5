package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must still hold after a document was cut down to one dialect. */
final class DialectRules {
    private DialectRules() {}

    static void enforce(ObjectNode document, Dialect dialect) {
        String file = dialect.id() + ".json";
        List<Problem> problems = new ArrayList<>();
        if (document.path("paths").isEmpty()) {
            problems.add(new Problem(file, "paths", "are empty"));
        }
        Joined joined = new Joined(document, Map.of());
        Stream.of(UnionRules.check(joined), Descriptions.check(joined))
                .flatMap(List::stream)
                .forEach(problem -> problems.add(new Problem(file, problem.name(), problem.text())));
        Trees.walk(document, (pointer, node) -> {
            Trees.text(node, "$ref")
                    .filter(ref -> !Refs.resolves(document, ref))
                    .ifPresent(ref -> problems.add(
                            new Problem(file, pointer, "refers to " + ref + ", which the dialect does not have")));
            schemaProblems(pointer, node).forEach(text -> problems.add(new Problem(file, pointer, text)));
        });
        ContractException.unlessEmpty(problems);
    }

    private static Stream<String> schemaProblems(String pointer, JsonNode node) {
        if (!pointer.startsWith("/components/schemas/") || pointer.endsWith("/properties")) {
            return Stream.of();
        }
        Stream<String> empty = Stream.of("oneOf", "anyOf", "enum")
                .filter(key -> node.path(key).isArray() && node.path(key).isEmpty())
                .map(key -> "has nothing left in " + key);
        List<String> required = Trees.texts(node.path("required"));
        Stream<String> twice = required.stream()
                .filter(name -> required.indexOf(name) != required.lastIndexOf(name))
                .distinct()
                .map(name -> "requires " + name + " twice");
        Stream<String> undeclared = required.stream()
                .filter(name -> !node.path("properties").has(name))
                .map(name -> "requires " + name + ", which it does not declare");
        return Stream.of(empty, twice, undeclared).flatMap(problems -> problems);
    }
}
