package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;

/** Stream, body and retrieval show one and the same response. */
final class SameObject implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Exchange other : evidence.others()) {
            TreeDiff.all(evidence.response(), other.response()).stream()
                    .limit(4)
                    .forEach(diff -> findings.add(new Finding.Violation(
                            diff.pointer(),
                            "differs between " + evidence.subject().step() + " and " + other.step(),
                            Finding.brief(diff.left()),
                            Finding.brief(diff.right()))));
        }
        return findings;
    }
}
