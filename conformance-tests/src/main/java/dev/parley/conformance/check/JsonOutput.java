package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import java.util.ArrayList;
import java.util.List;

/** The text is the JSON that text.format asked for. */
final class JsonOutput implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        String text = Texts.of(evidence.response());
        JsonNode value = Trees.read(text);
        JsonNode schema = evidence.subject().sent().path("text").path("format").path("schema");
        List<Finding> findings = new ArrayList<>();
        if (!value.isObject()) {
            findings.add(new Finding.Violation(
                    "/output text", "not the JSON that text.format asked for", "a JSON object", text));
            return findings;
        }
        if (schema.isMissingNode()) {
            return findings;
        }
        SchemaProblem.of(schema, value)
                .forEach(problem -> findings.add(new Finding.Violation(
                        "/output text " + problem.pointer(), problem.message(), "what text.format.schema says", text)));
        return findings;
    }
}
