package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** A JSON body is valid against a schema of the dialect's own document. */
final class BodySchema implements Check {
    private final Contract contract;

    BodySchema(Contract contract) {
        this.contract = contract;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("as");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        String schema = evidence.with().path("as").asText();
        return contract.validate(schema, evidence.response()).stream()
                .limit(5)
                .map(problem -> problem.toFinding("", evidence.response()))
                .toList();
    }
}
