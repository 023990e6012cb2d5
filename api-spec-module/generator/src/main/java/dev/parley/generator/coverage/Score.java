package dev.parley.generator.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a published document declares, part by part, and which of it the contract has. */
final class Score {
    /** The parts that are counted, in the order of the report. */
    enum Part {
        OPERATIONS,
        PARAMETERS,
        FIELDS,
        MEMBERS,
        VALUES
    }

    private final Map<Part, Map<String, Boolean>> found = new LinkedHashMap<>();

    Score() {
        for (Part part : Part.values()) {
            found.put(part, new LinkedHashMap<>());
        }
    }

    /** Notes one name. What is there in one place and lacks in another, lacks. */
    void note(Part part, String name, boolean there) {
        names(part).merge(name, there, Boolean::logicalAnd);
    }

    int total(Part part) {
        return names(part).size();
    }

    int have(Part part) {
        return total(part) - missing(part).size();
    }

    List<String> missing(Part part) {
        return names(part).entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Map<String, Boolean> names(Part part) {
        return found.getOrDefault(part, Map.of());
    }
}
