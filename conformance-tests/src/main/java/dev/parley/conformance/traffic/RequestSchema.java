package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.check.Check;
import dev.parley.conformance.check.Contract;
import dev.parley.conformance.check.Evidence;
import dev.parley.conformance.check.Finding;
import java.util.List;

/** The client's side: the body of a create request is valid against the dialect's own document. */
final class RequestSchema implements Check {
    private final Contract contract;

    RequestSchema(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        JsonNode sent = evidence.subject().sent();
        if (!sent.isObject()) {
            return List.of(Finding.at("request /", "the request's body is not one JSON object"));
        }
        return contract.validate("CreateResponse", sent).stream()
                .map(problem -> problem.toFinding("request ", sent))
                .toList();
    }
}
