package dev.parley.conformance.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An item of the given type is announced by its own delta and done events, not only by its item events. */
final class OwnDeltas implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("item", "events");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        String type = evidence.with().path("item").asText();
        List<String> ids = evidence.events().stream()
                .filter(event -> event.is("response.output_item.added"))
                .map(event -> event.data().path("item"))
                .filter(item -> item.path("type").asText().equals(type))
                .map(item -> item.path("id").asText())
                .toList();
        if (ids.isEmpty()) {
            findings.add(Finding.at("stream", "no item of type " + type + " was added"));
        }
        for (String id : ids) {
            for (String wanted : evidence.texts("events")) {
                if (evidence.events().stream()
                        .noneMatch(event ->
                                event.is(wanted) && event.text("item_id").equals(id))) {
                    findings.add(Finding.at("item " + id, "the item never had a " + wanted));
                }
            }
        }
        return findings;
    }
}
