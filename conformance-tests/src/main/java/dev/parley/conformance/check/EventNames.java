package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.exchange.Event;
import java.util.List;

/** Events say what happens to the response: a heartbeat is a comment and no event. */
final class EventNames implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        return evidence.events().stream()
                .filter(event -> !event.type().isEmpty())
                .filter(event -> !event.type().startsWith("response.") && !event.is("error"))
                .map(EventNames::finding)
                .toList();
    }

    private static Finding finding(Event event) {
        return new Finding.Violation(
                event.where() + " /type",
                "an event that is none of the API's; a heartbeat is a comment",
                "response.… or error",
                Finding.brief(TextNode.valueOf(event.type())));
    }
}
