package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** The output holds an item of the given type. */
final class HasItem implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("item");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        String wanted = evidence.with().path("item").asText();
        for (var item : evidence.output()) {
            if (item.path("type").asText().equals(wanted)) {
                return List.of();
            }
        }
        return List.of(Finding.differs(
                "/output", "an item of type " + wanted, evidence.response().path("output")));
    }
}
