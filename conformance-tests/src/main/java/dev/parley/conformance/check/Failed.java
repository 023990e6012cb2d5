package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The response is failed, and says with a code why. */
final class Failed implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode response = evidence.response();
        if (!response.path("status").asText().equals("failed")) {
            findings.add(new Finding.Violation(
                    "/status",
                    "the upstream failed, and so has the response",
                    "failed",
                    Finding.brief(response.path("status"))));
        }
        boolean says = evidence.profile().core().contains("error-details");
        if (says && response.path("error").path("code").asText("").isBlank()) {
            findings.add(Finding.differs("/error/code", "a code that says why", response.path("error")));
        }
        return findings;
    }
}
