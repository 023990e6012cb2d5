package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A failure of the upstream is 502, 503 or 504, its own 429 passed on, or a failed response; never a bare 500 or a success.
 */
final class UpstreamFailure implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("retry-after");
    }

    private static final List<Integer> STATUSES = List.of(429, 502, 503, 504);

    private final Contract contract;

    UpstreamFailure(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        int status = evidence.subject().status();
        if (evidence.subject().accepted()) {
            return new Failed().examine(evidence);
        }
        if (!STATUSES.contains(status)) {
            findings.add(new Finding.Violation(
                    "status",
                    "a failure of the upstream is not the client's and not a bug of the server",
                    "502, 503, 504, or 200 with a failed response",
                    status + " " + Finding.brief(evidence.subject().json())));
        }
        JsonNode retry = evidence.with().path("retry-after");
        boolean says = evidence.answer().headers().first("retry-after").isPresent();
        if (status == 429 && retry.asBoolean() && !says) {
            findings.add(Finding.at("header retry-after", "a 429 says when to come back"));
        }
        findings.addAll(new ErrorEnvelope(contract).examine(evidence));
        return findings;
    }
}
