package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;

/** Each finished item stands unchanged in the terminal response, and no other stands there. */
final class FinalItems implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode output = evidence.response().path("output");
        List<Event> done = evidence.events().stream()
                .filter(event -> event.is("response.output_item.done"))
                .toList();
        if (done.size() != output.size()) {
            findings.add(new Finding.Violation(
                    "terminal event /response/output",
                    "the items of the stream and of the final output differ in number",
                    done.size() + " items",
                    output.size() + " items"));
        }
        for (Event event : done) {
            int place = event.data().path("output_index").asInt(-1);
            TreeDiff.first(event.data().path("item"), output.path(place))
                    .ifPresent(diff -> findings.add(new Finding.Violation(
                            "terminal event /response/output/" + place + diff.pointer(),
                            "differs from the item in " + event.where(),
                            Finding.brief(diff.left()),
                            Finding.brief(diff.right()))));
        }
        return findings;
    }
}
