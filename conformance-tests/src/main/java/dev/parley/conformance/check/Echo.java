package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;

/** What the request set stands in the response. A server may add defaults inside an echoed object, not change it. */
final class Echo implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode sent = evidence.subject().sent();
        boolean any = false;
        for (String name : evidence.rules().echoed()) {
            if (sent.has(name)) {
                any = true;
                TreeDiff.all(sent.get(name), evidence.response().path(name)).stream()
                        .filter(diff -> !diff.left().isMissingNode())
                        .limit(1)
                        .forEach(diff -> findings.add(new Finding.Violation(
                                "/" + name + diff.pointer(),
                                "the request's value is not echoed",
                                Finding.brief(diff.left()),
                                Finding.brief(diff.right()))));
            }
        }
        return any
                ? findings
                : List.of(new Finding.Untestable(
                        "the dialect's document echoes none of the parameters that this case sends"));
    }
}
