package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Named places of a JSON body hold the given values. */
final class Values implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("values");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.with().path("values").properties().forEach(each -> {
            JsonNode actual = evidence.response().at(each.getKey());
            if (!TreeDiff.first(each.getValue(), actual).isEmpty()) {
                findings.add(Finding.differs(each.getKey(), each.getValue().toString(), actual));
            }
        });
        return findings;
    }
}
