package dev.parley.conformance.check;

import dev.parley.conformance.exchange.TreeDiff;
import dev.parley.conformance.puppet.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The request to the upstream holds the given values at the given places. */
final class UpstreamRequest implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("values");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Sighting sighting : evidence.upstream().sightings()) {
            evidence.with().path("values").properties().forEach(each -> {
                var actual = sighting.request().at(each.getKey());
                if (TreeDiff.first(each.getValue(), actual).isPresent()) {
                    findings.add(Finding.differs(
                            "request to the upstream " + each.getKey(),
                            each.getValue().toString(),
                            actual));
                }
            });
        }
        return findings;
    }
}
