package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An answer that the upstream cut by length is incomplete and says why. */
final class CutShort implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode response = evidence.response();
        if (!response.path("status").asText().equals("incomplete")) {
            findings.add(Finding.differs("/status", "incomplete", response.path("status")));
        }
        JsonNode reason = response.path("incomplete_details").path("reason");
        boolean says = evidence.profile().core().contains("incomplete-details");
        if (says && !reason.asText("").equals("max_output_tokens")) {
            findings.add(Finding.differs("/incomplete_details/reason", "max_output_tokens", reason));
        }
        return findings;
    }
}
