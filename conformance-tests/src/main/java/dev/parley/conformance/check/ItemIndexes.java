package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Items keep their id and output_index through the stream, and indexes are places: in the final output, in the item. */
final class ItemIndexes implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        Pass pass = new Pass(new LinkedHashMap<>(), new HashMap<>(), new HashSet<>(), new ArrayList<>());
        evidence.events().forEach(pass::take);
        pass.end(evidence.response().path("output"));
        return List.copyOf(pass.findings());
    }

    /** One walk through a stream: the places of the added items, how many parts they have, and the items of which something was said already. */
    private record Pass(
            Map<String, Integer> places, Map<Integer, Integer> parts, Set<String> told, List<Finding> findings) {
        void take(Event event) {
            if (event.is("response.output_item.added")) {
                added(event);
            } else if (event.data().has("item_id") || event.is("response.output_item.done")) {
                known(event);
            }
            if (event.is("response.content_part.added")) {
                part(event);
            }
        }

        private void part(Event event) {
            JsonNode index = event.data().path("content_index");
            int place = parts.merge(AddedItems.place(event), 1, Integer::sum) - 1;
            if (index.isIntegralNumber() && index.intValue() != place) {
                findings.add(new Finding.Violation(
                        event.where() + " /content_index",
                        "the content_index is not the place of the part in its item",
                        String.valueOf(place),
                        Finding.brief(index)));
            }
        }

        private void added(Event event) {
            String id = AddedItems.named(event);
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
                        event.where() + " /output_index", "the output_index is taken by another item: " + index));
            }
            places.put(id, index.intValue());
        }

        private void known(Event event) {
            String id = AddedItems.named(event);
            JsonNode index = event.data().path("output_index");
            String pointer = event.data().has("item_id") ? " /item_id" : " /item/id";
            if (!places.containsKey(id)) {
                stranger(event, pointer, id);
            } else if (!index.isIntegralNumber() || index.intValue() != places.get(id)) {
                findings.add(new Finding.Violation(
                        event.where() + " /output_index",
                        "the item has another output_index than when it was added",
                        String.valueOf(places.get(id)),
                        Finding.brief(index)));
            }
        }

        private void stranger(Event event, String pointer, String id) {
            int place = AddedItems.place(event);
            List<String> there = places.keySet().stream()
                    .filter(each -> places.get(each) == place)
                    .toList();
            if (there.isEmpty()) {
                findings.add(new Finding.Violation(
                        event.where() + pointer, "an item that was never added", "one of " + places.keySet(), id));
            } else if (told.add(there.get(0))) {
                findings.add(new Finding.Violation(
                        event.where() + pointer,
                        "the item has another id than when it was added",
                        there.get(0) + " at output_index " + place,
                        id));
            }
        }

        /** An empty output is a matter of the items, not of their places. */
        void end(JsonNode output) {
            places.forEach((id, place) -> {
                JsonNode last = output.path(place).path("id");
                if (!output.isEmpty() && !last.asText("").equals(id) && told.add(id)) {
                    findings.add(new Finding.Violation(
                            "terminal event /response/output/" + place + "/id",
                            "the item's place in the final output is not its output_index",
                            id,
                            Finding.brief(last)));
                }
            });
        }
    }
}
