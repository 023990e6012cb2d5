package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** max_output_tokens is kept, and an answer cut by it says so. */
final class LengthLimit implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        long limit = evidence.subject().sent().path("max_output_tokens").asLong();
        JsonNode response = evidence.response();
        long used = response.path("usage").path("output_tokens").asLong(-1);
        if (used < 0 || used > limit) {
            findings.add(Finding.differs(
                    "/usage/output_tokens",
                    "at most " + limit,
                    response.path("usage").path("output_tokens")));
        }
        String status = response.path("status").asText();
        boolean cut = status.equals("incomplete");
        if (!cut && !status.equals("completed")) {
            findings.add(Finding.differs(
                    "/status", "incomplete (cut by length) or completed (short enough)", response.path("status")));
        }
        JsonNode reason = response.path("incomplete_details").path("reason");
        boolean says = evidence.profile().core().contains("incomplete-details");
        if (cut && says && !reason.asText("").equals("max_output_tokens")) {
            findings.add(Finding.differs("/incomplete_details/reason", "max_output_tokens", reason));
        }
        return !cut && findings.isEmpty()
                ? List.of(new Finding.Untestable(
                        "the model's answer was short enough: the limit of " + limit + " tokens was not reached"))
                : findings;
    }
}
