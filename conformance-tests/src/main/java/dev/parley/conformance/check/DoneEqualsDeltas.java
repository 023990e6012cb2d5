package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a done event says is what its deltas added up to; function arguments are JSON, unless the turn was cut in them. */
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
        List<Event> events = evidence.events();
        boolean cut = events.stream().anyMatch(event -> event.is("response.incomplete"));
        Pass pass = new Pass(new AddedItems(), new LinkedHashMap<>(), new ArrayList<>(), cut);
        events.forEach(pass::take);
        return List.copyOf(pass.findings());
    }

    /** One walk through a stream: what the deltas of each text have added up to so far. */
    private record Pass(AddedItems items, Map<String, StringBuilder> sums, List<Finding> findings, boolean cut) {
        void take(Event event) {
            String stem = event.type().replaceFirst("\\.(delta|done)$", "");
            if (event.is("response.output_item.added")) {
                items.add(event);
            } else if (!FIELDS.containsKey(stem)) {
                partDone(event);
            } else if (event.type().endsWith(".delta")) {
                sums.computeIfAbsent(key(stem, event), k -> new StringBuilder()).append(event.text("delta"));
            } else {
                done(event, stem);
            }
        }

        private void done(Event event, String stem) {
            String field = FIELDS.get(stem);
            compare(event, "/" + field, sums.getOrDefault(key(stem, event), new StringBuilder()));
            boolean arguments = stem.equals("response.function_call_arguments");
            if (arguments && !cut && !Trees.read(event.text(field)).isObject()) {
                findings.add(new Finding.Violation(
                        event.where() + " /arguments",
                        "function arguments are a JSON object in a string",
                        "JSON",
                        event.text(field)));
            }
        }

        private void partDone(Event event) {
            StringBuilder sum = sums.get(key("response.output_text", event));
            if (event.is("response.content_part.done") && sum != null) {
                compare(event, "/part/text", sum);
            }
        }

        private void compare(Event event, String pointer, StringBuilder sum) {
            JsonNode said = event.data().at(pointer);
            if (!said.asText("").contentEquals(sum)) {
                findings.add(new Finding.Violation(
                        event.where() + " " + pointer,
                        "differs from what its deltas add up to",
                        "\"" + sum + "\"",
                        Finding.brief(said)));
            }
        }

        private String key(String stem, Event event) {
            JsonNode data = event.data();
            return stem + " " + items.of(event) + " "
                    + data.path("content_index").asInt(0) + " "
                    + data.path("summary_index").asInt(0);
        }
    }
}
