package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Delays;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Frame;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.mcp.Visit;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.puppet.Performance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check looks at: one exchange, others to compare it with, its parameters, the dialect's rules, what the puppet
 * upstream played and saw, where it had a part, what the kit's MCP server was asked in this case, and when the kit itself was
 * held up: no server is to blame for that.
 */
public record Evidence(
        Exchange subject,
        List<Exchange> others,
        JsonNode with,
        Profile profile,
        Performance upstream,
        Visit visit,
        Delays delays) {
    public Evidence {
        others = List.copyOf(others);
    }

    /** For how long of a part of the subject, counted from its beginning, the kit was held up. */
    Duration heldUp(Duration from, Duration to) {
        Instant start = subject.sentAt();
        return delays.between(start.plus(from), start.plus(to));
    }

    /** How late the kit may have seen what it saw then, counted from the subject's beginning. */
    Duration seenLate(Duration then) {
        return delays.before(subject.sentAt().plus(then));
    }

    public Profile.Rules rules() {
        return profile.rules();
    }

    public Answer answer() {
        return subject.answer().orElseThrow();
    }

    public List<Event> events() {
        return subject.events().stream()
                .filter(event -> !isDoneMarker(event.frame()))
                .toList();
    }

    static boolean isDoneMarker(Frame frame) {
        return frame.data().equals("[DONE]");
    }

    public JsonNode response() {
        return subject.response();
    }

    public Iterable<JsonNode> output() {
        return response().path("output");
    }

    public List<Exchange> all() {
        List<Exchange> all = new ArrayList<>(List.of(subject));
        all.addAll(others);
        return all;
    }

    /** An error as it would be if none of these ids stood in it. */
    JsonNode without(List<String> ids, Exchange exchange) {
        String text = exchange.json().toString();
        for (String id : ids) {
            text = text.replace(id, "an-id");
        }
        return Trees.read(text);
    }

    /** A parameter as a list of texts; a single value is a list of one. */
    public List<String> texts(String parameter) {
        JsonNode value = with.path(parameter);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else if (!value.isMissingNode()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
