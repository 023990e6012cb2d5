package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A refusal that tells nothing: what exists for others is answered like what does not exist at all, but for the id itself. */
final class LikeUnknown implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("ids");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Exchange hidden = evidence.subject();
        Exchange unknown = evidence.others().get(0);
        if (hidden.status() != unknown.status()) {
            findings.add(differs("status", String.valueOf(unknown.status()), String.valueOf(hidden.status())));
            return findings;
        }
        if (!headers(hidden).equals(headers(unknown))) {
            findings.add(differs(
                    "headers", headers(unknown).toString(), headers(hidden).toString()));
        }
        List<String> ids = evidence.texts("ids");
        TreeDiff.all(evidence.without(ids, unknown), evidence.without(ids, hidden)).stream()
                .limit(2)
                .forEach(diff ->
                        findings.add(differs(diff.pointer(), Finding.brief(diff.left()), Finding.brief(diff.right()))));
        return findings;
    }

    private static Finding differs(String where, String unknown, String hidden) {
        return new Finding.Violation(where, "another tenant can tell that the id exists", unknown, hidden);
    }

    private static Set<String> headers(Exchange exchange) {
        return exchange.answer().orElseThrow().headers().lines().stream()
                .map(Headers.Line::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
