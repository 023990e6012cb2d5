package dev.parley.generator.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A misspelt extension would say nothing, to nobody: only those that somebody reads may stand in the contract. */
final class Extensions {
    private static final Set<String> KNOWN =
            Set.of(DialectMarks.MARK, "x-enum-dialects", "x-mapping-dialects", "x-default-mapping", "x-sse");

    private Extensions() {}

    static List<Problem> check(Joined joined) {
        List<Problem> problems = new ArrayList<>();
        for (Section section : Section.values()) {
            joined.part(section)
                    .forEach((name, part) -> Trees.walk(part, (pointer, node) -> {
                        if (!pointer.endsWith("/headers") && !pointer.endsWith("/properties")) {
                            Trees.fields(node).keySet().stream()
                                    .filter(key -> key.startsWith("x-") && !KNOWN.contains(key))
                                    .forEach(key -> problems.add(
                                            joined.problem(section, name, "has " + key + ", which nobody reads")));
                        }
                    }));
        }
        return problems;
    }
}
