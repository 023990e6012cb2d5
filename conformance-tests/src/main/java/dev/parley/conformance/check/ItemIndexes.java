package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items keep their id and output_index through the stream, and the index is the place in the final output. */
final class ItemIndexes implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Event event : evidence.events()) {
            if (event.is("response.output_item.added")) {
                added(event, places, findings);
            } else if (event.data().has("item_id")) {
                known(event, event.text("item_id"), places, findings);
            } else if (event.is("response.output_item.done")) {
                known(event, event.data().path("item").path("id").asText(""), places, findings);
            }
        }
        JsonNode output = evidence.response().path("output");
        places.forEach((id, place) -> {
            if (!output.path(place).path("id").asText("").equals(id)) {
                findings.add(Finding.differs(
                        "terminal event /response/output/" + place + "/id",
                        id,
                        output.path(place).path("id")));
            }
        });
        return findings;
    }

    private static void added(Event event, Map<String, Integer> places, List<Finding> findings) {
        String id = event.data().path("item").path("id").asText("");
        JsonNode index = event.data().path("output_index");
        if (id.isEmpty() || !index.isIntegralNumber()) {
            findings.add(new Finding.Violation(
                    event.where(),
                    "an added item needs an id and an output_index",
                    "both",
                    Finding.brief(event.data())));
            return;
        }
        if (places.containsValue(index.intValue())) {
            findings.add(Finding.at(
                    event.where() + " /output_index", "output_index " + index + " is taken by another item"));
        }
        places.put(id, index.intValue());
    }

    private static void known(Event event, String id, Map<String, Integer> places, List<Finding> findings) {
        JsonNode index = event.data().path("output_index");
        if (!places.containsKey(id)) {
            findings.add(new Finding.Violation(
                    event.where() + " /item_id", "an item that was never added", "one of " + places.keySet(), id));
        } else if (!index.isIntegralNumber() || index.intValue() != places.get(id)) {
            findings.add(Finding.differs(event.where() + " /output_index", String.valueOf(places.get(id)), index));
        }
    }
}
