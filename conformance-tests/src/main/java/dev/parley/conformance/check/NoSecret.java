package dev.parley.conformance.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A secret that was sent comes back nowhere: not in the body, not in a header. */
final class NoSecret implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("secret");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        String secret = evidence.with().path("secret").asText();
        List<Finding> findings = new ArrayList<>();
        if (evidence.answer().body().text().contains(secret)) {
            findings.add(Finding.at("body", "it contains the key that was sent"));
        }
        evidence.answer().headers().lines().stream()
                .filter(line -> line.value().contains(secret))
                .forEach(
                        line -> findings.add(Finding.at("header " + line.name(), "it contains the key that was sent")));
        return findings;
    }
}
