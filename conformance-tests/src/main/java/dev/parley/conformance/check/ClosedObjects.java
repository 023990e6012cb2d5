package dev.parley.conformance.check;

import java.util.List;

/** Nothing stands in the response that the dialect's document does not declare, where the dialect is closed. */
final class ClosedObjects implements Check {
    private final Contract contract;

    ClosedObjects(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        if (!evidence.rules().closedObjects()) {
            return List.of();
        }
        return contract.validateClosed("Response", evidence.response()).stream()
                .limit(5)
                .map(problem -> problem.toFinding("", evidence.response()))
                .toList();
    }
}
