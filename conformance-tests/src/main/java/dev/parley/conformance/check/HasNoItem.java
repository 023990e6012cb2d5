package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** The output holds no item of the given type. */
final class HasNoItem implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("item");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        String unwanted = evidence.with().path("item").asText();
        for (var item : evidence.output()) {
            if (item.path("type").asText().equals(unwanted)) {
                return List.of(Finding.differs("/output", "no item of type " + unwanted, item));
            }
        }
        return List.of();
    }
}
