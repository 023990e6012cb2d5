package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.puppet.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Responses and items have ids of the server's own making, not those of the upstream's answer. */
final class OwnIds implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Set<String> foreign = new HashSet<>();
        evidence.upstream().sightings().stream().map(Sighting::ids).forEach(foreign::addAll);
        own("/id", evidence.response(), foreign, findings);
        JsonNode output = evidence.response().path("output");
        for (int i = 0; i < output.size(); i++) {
            own("/output/" + i + "/id", output.get(i), foreign, findings);
        }
        return findings;
    }

    private static void own(String at, JsonNode holder, Set<String> foreign, List<Finding> findings) {
        String id = holder.path("id").asText("");
        if (foreign.contains(id)) {
            findings.add(new Finding.Violation(at, "an id of the upstream", "an id that the server made", id));
        }
    }
}
