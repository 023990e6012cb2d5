package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * Streamed and whole, the same answer of the upstream yields the same items, and thinking streams its own deltas.
 */
final class SameItems implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode streamed = evidence.response().path("output");
        JsonNode whole = evidence.others().get(0).response().path("output");
        for (int i = 0; i < Math.max(streamed.size(), whole.size()); i++) {
            String place = "/output/" + i;
            TreeDiff.first(bare(whole.path(i)), bare(streamed.path(i)))
                    .ifPresent(diff -> findings.add(new Finding.Violation(
                            place + diff.pointer(),
                            "the stream yields another item than the whole answer",
                            Finding.brief(diff.left()),
                            Finding.brief(diff.right()))));
        }
        for (JsonNode item : streamed) {
            if (item.path("type").asText().equals("reasoning")
                    && !hasDeltas(evidence, item.path("id").asText())) {
                findings.add(Finding.at(
                        "item " + item.path("id").asText(),
                        "thinking streams its own deltas: there is none of this item"));
            }
        }
        return findings;
    }

    private static boolean hasDeltas(Evidence evidence, String id) {
        return evidence.events().stream()
                .filter(event -> event.text("item_id").equals(id))
                .map(Event::type)
                .anyMatch(type -> type.startsWith("response.reasoning") && type.endsWith(".delta"));
    }

    /** Without what is new in every answer. */
    private static JsonNode bare(JsonNode item) {
        return item.isObject() ? ((ObjectNode) item.deepCopy()).without(List.of("id", "call_id")) : item;
    }
}
