package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Named places of a JSON body hold the given values; a list gives a choice of them. */
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
            if (!isOneOf(each.getValue(), actual)) {
                findings.add(Finding.differs(each.getKey(), each.getValue().toString(), actual));
            }
        });
        return findings;
    }

    private static boolean isOneOf(JsonNode wanted, JsonNode actual) {
        if (!wanted.isArray()) {
            return Trees.same(wanted, actual);
        }
        for (JsonNode each : wanted) {
            if (Trees.same(each, actual)) {
                return true;
            }
        }
        return false;
    }
}
