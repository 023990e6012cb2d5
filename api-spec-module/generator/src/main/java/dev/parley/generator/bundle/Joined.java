package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The contract in one document, and which file each part came from. */
record Joined(ObjectNode document, Map<String, String> files) {

    static String key(Section section, String name) {
        return section.folder() + "/" + name;
    }

    Map<String, JsonNode> part(Section section) {
        return Trees.fields(section.in(document));
    }

    Problem problem(Section section, String name, String text) {
        return new Problem(files.getOrDefault(key(section, name), SourceReader.ROOT), name, text);
    }

    List<Problem> schemaProblems(SchemaCheck check) {
        return part(Section.SCHEMAS).entrySet().stream()
                .flatMap(entry -> check.problems(entry.getKey(), entry.getValue())
                        .map(text -> problem(Section.SCHEMAS, entry.getKey(), text)))
                .toList();
    }
}
