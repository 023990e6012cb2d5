package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.puppet.Said;
import dev.parley.conformance.puppet.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The upstream was shown the conversation: these pieces, each once, in this order, and none of another conversation.
 */
final class Replays implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("conversation", "absent");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Sighting sighting : evidence.upstream().sightings()) {
            order(evidence.with().path("conversation"), sighting.conversation(), findings);
            for (String text : evidence.texts("absent")) {
                if (sighting.conversation().stream()
                        .anyMatch(said -> said.text().contains(text))) {
                    findings.add(new Finding.Violation(
                            "request to the upstream",
                            "it holds something of another conversation",
                            "nothing of \"" + text + "\"",
                            sighting.conversation().toString()));
                }
            }
        }
        return findings;
    }

    private static void order(JsonNode wanted, List<Said> heard, List<Finding> findings) {
        int from = 0;
        for (JsonNode piece : wanted) {
            String who = piece.fieldNames().next();
            String text = piece.path(who).asText();
            List<Integer> places = places(who, text, heard);
            if (places.size() != 1 || places.get(0) < from) {
                String what =
                        places.isEmpty() ? "is missing" : places.size() > 1 ? "is there twice" : "is out of order";
                findings.add(new Finding.Violation(
                        "request to the upstream",
                        "a piece of the conversation " + what,
                        who + ": " + text,
                        heard.toString()));
                return;
            }
            from = places.get(0);
        }
    }

    private static List<Integer> places(String who, String text, List<Said> heard) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < heard.size(); i++) {
            if (heard.get(i).who().equals(who) && heard.get(i).text().contains(text)) {
                places.add(i);
            }
        }
        return places;
    }
}
