package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a done event says is what its deltas added up to; function arguments are JSON. */
final class DoneEqualsDeltas implements Check {
    private static final Map<String, String> FIELDS = Map.of(
            "response.output_text", "text",
            "response.refusal", "refusal",
            "response.function_call_arguments", "arguments",
            "response.mcp_call_arguments", "arguments",
            "response.custom_tool_call_input", "input",
            "response.code_interpreter_call_code", "code",
            "response.reasoning_summary_text", "text",
            "response.reasoning_text", "text");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Map<String, StringBuilder> sums = new LinkedHashMap<>();
        for (Event event : evidence.events()) {
            String stem = event.type().replaceFirst("\\.(delta|done)$", "");
            if (!FIELDS.containsKey(stem)) {
                partDone(event, sums, findings);
            } else if (event.type().endsWith(".delta")) {
                sums.computeIfAbsent(key(stem, event), k -> new StringBuilder()).append(event.text("delta"));
            } else {
                done(event, stem, sums, findings);
            }
        }
        return findings;
    }

    private static void done(Event event, String stem, Map<String, StringBuilder> sums, List<Finding> findings) {
        String field = FIELDS.get(stem);
        String sum = sums.getOrDefault(key(stem, event), new StringBuilder()).toString();
        compare(event, "/" + field, sum, findings);
        if (stem.equals("response.function_call_arguments")
                && !Trees.read(event.text(field)).isObject()) {
            findings.add(new Finding.Violation(
                    event.where() + " /arguments",
                    "function arguments are a JSON object in a string",
                    "JSON",
                    event.text(field)));
        }
    }

    private static void partDone(Event event, Map<String, StringBuilder> sums, List<Finding> findings) {
        StringBuilder sum = sums.get(key("response.output_text", event));
        if (event.is("response.content_part.done") && sum != null) {
            compare(event, "/part/text", sum.toString(), findings);
        }
    }

    private static void compare(Event event, String pointer, String sum, List<Finding> findings) {
        JsonNode said = event.data().at(pointer);
        if (!said.asText("").equals(sum)) {
            findings.add(
                    Finding.differs(event.where() + " " + pointer, "the concatenated deltas: \"" + sum + "\"", said));
        }
    }

    private static String key(String stem, Event event) {
        JsonNode data = event.data();
        return stem + " " + data.path("item_id").asText() + " "
                + data.path("content_index").asText() + " "
                + data.path("summary_index").asText();
    }
}
