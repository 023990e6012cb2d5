package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every answer carries its own x-request-id. */
final class RequestId implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Exchange exchange : evidence.all()) {
            String id = exchange.answer()
                    .orElseThrow()
                    .headers()
                    .first("x-request-id")
                    .orElse("");
            if (id.isBlank()) {
                findings.add(Finding.at(exchange.step() + " header x-request-id", "the answer has no x-request-id"));
            } else if (!seen.add(id)) {
                findings.add(
                        Finding.at(exchange.step() + " header x-request-id", "two answers have the same id: " + id));
            }
        }
        return findings;
    }
}
