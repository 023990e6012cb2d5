package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.List;

/** Every event, with all that it embeds, is valid against the dialect's own document. */
final class EventSchemas implements Check {
    private final Contract contract;

    EventSchemas(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Event event : evidence.events()) {
            contract.validate("StreamEvent", event.data()).stream()
                    .limit(3)
                    .map(problem -> problem.toFinding(event.where() + " ", event.data()))
                    .forEach(findings::add);
        }
        return findings;
    }
}
