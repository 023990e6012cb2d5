package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The turn is completed and says something. */
final class AnswersText implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode response = evidence.response();
        if (!response.path("status").asText().equals("completed")) {
            findings.add(Finding.differs("/status", "completed", response.path("status")));
        }
        if (Texts.of(response).isBlank()) {
            findings.add(Finding.differs("/output", "a message with text", response.path("output")));
        }
        return findings;
    }
}
