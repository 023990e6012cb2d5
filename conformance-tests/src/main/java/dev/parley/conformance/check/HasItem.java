package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** The output holds an item of the given type. */
final class HasItem implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("item", "having");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        String wanted = evidence.with().path("item").asText();
        for (var item : evidence.output()) {
            if (item.path("type").asText().equals(wanted)
                    && evidence.texts("having").stream().allMatch(at -> says(item, at))) {
                return List.of();
            }
        }
        return List.of(Finding.differs(
                "/output",
                "an item of type " + wanted + having(evidence),
                evidence.response().path("output")));
    }

    private static boolean says(JsonNode item, String pointer) {
        JsonNode there = item.at(pointer);
        return there.isContainerNode() ? !there.isEmpty() : !there.asText("").isEmpty() && !there.isNull();
    }

    private static String having(Evidence evidence) {
        List<String> places = evidence.texts("having");
        return places.isEmpty() ? "" : " with " + String.join(", ", places);
    }
}
