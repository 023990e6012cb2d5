package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.puppet.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Nothing of the upstream's inside is in the answers: not its words about itself, and not the key it was asked with.
 */
final class KeepsSecret implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("texts");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Exchange exchange : evidence.all()) {
            String body = exchange.answer().map(answer -> answer.body().text()).orElse("");
            String where = exchange.step() + " body";
            evidence.texts("texts").stream()
                    .filter(body::contains)
                    .map(text -> new Finding.Violation(
                            where, "tells the inside of the upstream", "nothing of \"" + text + "\"", text))
                    .forEach(findings::add);
            if (showsKey(evidence, body)) {
                findings.add(Finding.at(where, "shows the key with which the server asked its upstream"));
            }
        }
        return findings;
    }

    private static boolean showsKey(Evidence evidence, String body) {
        return evidence.upstream().sightings().stream()
                .map(Sighting::authorization)
                .map(sent -> sent.replaceFirst("(?i)^bearer ", ""))
                .anyMatch(sent -> sent.length() >= 8 && body.contains(sent));
    }
}
