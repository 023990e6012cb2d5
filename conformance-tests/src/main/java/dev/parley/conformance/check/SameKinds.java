package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;

/** A streamed and an unstreamed turn yield the same kinds of items. */
final class SameKinds implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<String> kinds = kinds(evidence.response());
        for (Exchange other : evidence.others()) {
            if (!kinds.equals(kinds(other.response()))) {
                findings.add(new Finding.Violation(
                        "/output",
                        "other items than in " + other.step(),
                        kinds(other.response()).toString(),
                        kinds.toString()));
            }
        }
        return findings;
    }

    private static List<String> kinds(JsonNode response) {
        List<String> kinds = new ArrayList<>();
        response.path("output").forEach(item -> kinds.add(item.path("type").asText()));
        kinds.removeIf("reasoning"::equals);
        return kinds;
    }
}
