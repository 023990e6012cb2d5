package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** No field looks like the inside of a program: private names, class markers. */
final class NoInternals implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        walk("", evidence.response(), findings);
        return findings;
    }

    private static void walk(String at, JsonNode node, List<Finding> findings) {
        node.properties().forEach(field -> {
            String pointer = at + "/" + field.getKey();
            if (field.getKey().matches("[_$@].*") && !isSchema(at)) {
                findings.add(new Finding.Violation(
                        pointer, "a field of the server's inside", "no such field", Finding.brief(field.getValue())));
            }
            walk(pointer, field.getValue(), findings);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(at + "/" + i, node.get(i), findings);
        }
    }

    /** Schemas are the user's: of functions, of formats, of the tools that an MCP server lists. */
    private static boolean isSchema(String at) {
        return at.matches(".*/(parameters|schema|input_schema|output_schema)(/.*)?");
    }
}
