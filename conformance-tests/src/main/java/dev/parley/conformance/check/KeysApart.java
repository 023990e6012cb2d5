package dev.parley.conformance.check;

import dev.parley.conformance.puppet.Sighting;
import java.util.List;

/** The key that the client gave the server stays there: the upstream is asked with the server's own. */
final class KeysApart implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        var auth = evidence.profile().auth();
        String key = evidence.subject()
                .request()
                .headers()
                .first(auth.header())
                .map(value -> value.substring(auth.prefix().length()))
                .orElse("");
        if (key.isEmpty()) {
            return List.of(new Finding.Untestable("no key was sent"));
        }
        return evidence.upstream().sightings().stream()
                .map(Sighting::authorization)
                .filter(sent -> sent.contains(key))
                .limit(1)
                .map(sent -> (Finding) new Finding.Violation(
                        "request to the upstream, header authorization",
                        "the client's key was handed on",
                        "the server's own key",
                        "the key of this client"))
                .toList();
    }
}
