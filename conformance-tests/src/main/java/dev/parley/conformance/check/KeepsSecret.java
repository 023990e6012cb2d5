package dev.parley.conformance.check;

import dev.parley.conformance.puppet.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Nothing of the upstream's inside is in the answer: not its words about itself, and not the key it was asked with.
 */
final class KeepsSecret implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("texts");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        String body = evidence.answer().body().text();
        for (String text : evidence.texts("texts")) {
            if (body.contains(text)) {
                findings.add(new Finding.Violation(
                        "body", "tells the inside of the upstream", "nothing of \"" + text + "\"", text));
            }
        }
        boolean key = evidence.upstream().sightings().stream()
                .map(Sighting::authorization)
                .map(sent -> sent.replaceFirst("(?i)^bearer ", ""))
                .anyMatch(sent -> sent.length() >= 8 && body.contains(sent));
        if (key) {
            findings.add(Finding.at("body", "shows the key with which the server asked its upstream"));
        }
        return findings;
    }
}
