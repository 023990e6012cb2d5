package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Response ids carry the prefix of the API, and no two responses share one. */
final class ResponseIds implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Exchange exchange : evidence.all()) {
            String id = exchange.response().path("id").asText("");
            if (!id.matches("resp_[A-Za-z0-9_-]+")) {
                findings.add(new Finding.Violation(exchange.step() + " /id", "not an id of a response", "resp_…", id));
            }
            changed(exchange, findings);
            if (!seen.add(id)) {
                findings.add(new Finding.Violation(
                        exchange.step() + " /id", "two responses have the same id", "a new id", id));
            }
        }
        return findings;
    }

    private static void changed(Exchange exchange, List<Finding> findings) {
        List<String> ids = exchange.events().stream()
                .map(event -> event.data().path("response").path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (ids.size() > 1) {
            findings.add(new Finding.Violation(
                    exchange.step() + " stream /response/id",
                    "the id of the response changes in the stream",
                    ids.get(0),
                    ids.get(1)));
        }
    }
}
