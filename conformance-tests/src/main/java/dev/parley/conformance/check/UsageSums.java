package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Tokens add up, have their details where the dialect has them, and produced tokens mean produced output. */
final class UsageSums implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode usage = evidence.response().path("usage");
        for (String name : List.of("input_tokens", "output_tokens", "total_tokens")) {
            if (!usage.path(name).isIntegralNumber() || usage.path(name).longValue() < 0) {
                findings.add(Finding.differs("/usage/" + name, "a count of tokens", usage.path(name)));
            }
        }
        long sum = usage.path("input_tokens").asLong()
                + usage.path("output_tokens").asLong();
        if (usage.path("total_tokens").asLong() != sum) {
            findings.add(Finding.differs("/usage/total_tokens", "input + output = " + sum, usage.path("total_tokens")));
        }
        if (evidence.rules().usageDetails()) {
            details(usage, findings);
        }
        boolean silent = evidence.response().path("output").isEmpty();
        if (silent
                && usage.path("output_tokens").asLong() > 0
                && evidence.response().path("status").asText().equals("completed")) {
            findings.add(Finding.at(
                    "/output", "tokens were produced, but the output is empty and the status doesn't say why"));
        }
        return findings;
    }

    private static void details(JsonNode usage, List<Finding> findings) {
        for (String pointer :
                List.of("/input_tokens_details/cached_tokens", "/output_tokens_details/reasoning_tokens")) {
            if (!usage.at(pointer).isIntegralNumber()) {
                findings.add(Finding.differs("/usage" + pointer, "a count of tokens", usage.at(pointer)));
            }
        }
    }
}
