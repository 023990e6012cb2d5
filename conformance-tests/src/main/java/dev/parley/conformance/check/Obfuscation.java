package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** Deltas are padded where the client asked for it, and only there. */
final class Obfuscation implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("padded");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        boolean wanted = evidence.with().path("padded").asBoolean();
        return evidence.events().stream()
                .filter(event -> event.type().endsWith(".delta"))
                .filter(event -> event.text("obfuscation").isEmpty() == wanted)
                .limit(1)
                .map(event -> (Finding) new Finding.Violation(
                        event.where() + " /obfuscation",
                        wanted ? "no padding, though it was asked for" : "padding, though it was not wanted",
                        wanted ? "some text" : "nothing",
                        Finding.brief(event.data().path("obfuscation"))))
                .toList();
    }
}
