package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Frame;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.puppet.Performance;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check looks at: one exchange, others to compare it with, its parameters, the dialect's rules, and what the puppet
 * upstream played and saw, where it had a part.
 */
public record Evidence(Exchange subject, List<Exchange> others, JsonNode with, Profile profile, Performance upstream) {
    public Evidence {
        others = List.copyOf(others);
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
