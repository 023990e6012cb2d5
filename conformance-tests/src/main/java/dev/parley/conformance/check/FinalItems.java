package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.TreeDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each finished item stands unchanged in the terminal response, and no other stands there. Ids are item-indexes' to judge. */
final class FinalItems implements Check {
    /** For other checks to judge. */
    private static final Set<String> OTHERS = Set.of("/id", "/sequence_number");

    /** What is sealed anew each time it is written says the same in other bytes. */
    private static final Set<String> SEALED = Set.of("/encrypted_content", "/fingerprint");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode output = evidence.response().path("output");
        List<Event> done = evidence.events().stream()
                .filter(event -> event.is("response.output_item.done"))
                .toList();
        long items = Math.max(distinct(done), added(evidence));
        if (items != output.size()) {
            findings.add(new Finding.Violation(
                    "terminal event /response/output",
                    "the items of the stream and of the final output differ in number",
                    items + " items",
                    output.size() + " items"));
        }
        for (Event event : done) {
            int place = place(event, output);
            if (place < output.size()) {
                changed(event, output, place).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static long distinct(List<Event> done) {
        return done.stream().map(AddedItems::named).distinct().count();
    }

    /** An item that was added and never finished is for the grammar to name. */
    private static long added(Evidence evidence) {
        return evidence.events().stream()
                .filter(event -> event.is("response.output_item.added"))
                .count();
    }

    /** Where the final output has the item: by its id, or by its place where its id changed. */
    private static int place(Event event, JsonNode output) {
        String id = event.data().path("item").path("id").asText("");
        for (int i = 0; i < output.size(); i++) {
            if (!id.isEmpty() && output.get(i).path("id").asText("").equals(id)) {
                return i;
            }
        }
        int told = AddedItems.place(event);
        return told < 0 ? Integer.MAX_VALUE : told;
    }

    private static Optional<Finding> changed(Event event, JsonNode output, int place) {
        return TreeDiff.all(event.data().path("item"), output.get(place)).stream()
                .filter(diff -> !OTHERS.contains(diff.pointer()) && !resealed(diff))
                .findFirst()
                .map(diff -> new Finding.Violation(
                        "terminal event /response/output/" + place + diff.pointer(),
                        "differs from the item as it was finished",
                        Finding.brief(diff.left()) + " as in " + event.where(),
                        Finding.brief(diff.right())));
    }

    private static boolean resealed(TreeDiff diff) {
        return SEALED.contains(diff.pointer())
                && diff.left().isTextual()
                && diff.right().isTextual();
    }
}
