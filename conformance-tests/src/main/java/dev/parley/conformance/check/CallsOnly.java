package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Only functions with the given names are called. */
final class CallsOnly implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("names");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<String> names = evidence.texts("names");
        for (JsonNode item : evidence.output()) {
            boolean call = item.path("type").asText().equals("function_call");
            if (call && !names.contains(item.path("name").asText())) {
                findings.add(Finding.differs("function_call /name", String.join(" or ", names), item.path("name")));
            }
        }
        return findings;
    }
}
