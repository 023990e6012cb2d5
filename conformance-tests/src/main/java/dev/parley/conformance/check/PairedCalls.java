package dev.parley.conformance.check;

import dev.parley.conformance.puppet.Said;
import dev.parley.conformance.puppet.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** To the upstream, too, each output of a tool answers a call that came before it. */
final class PairedCalls implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Sighting sighting : evidence.upstream().sightings()) {
            Set<String> calls = new HashSet<>();
            for (Said said : sighting.conversation()) {
                if (said.who().equals("call")) {
                    calls.add(said.callId());
                } else if (said.who().equals("output") && !calls.contains(said.callId())) {
                    findings.add(new Finding.Violation(
                            "request to the upstream",
                            "an output answers no earlier call",
                            "one of " + calls,
                            said.toString()));
                }
            }
        }
        return findings;
    }
}
