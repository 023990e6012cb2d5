package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream taken up after an event gives what followed it in the original, field by field and byte by byte, to the end.
 * Comments, and how the network cut the bytes, don't count.
 */
final class Resumes implements Check {
    private static final Pattern AFTER = Pattern.compile("[?&]starting_after=(-?\\d+)");

    @Override
    public List<Finding> examine(Evidence evidence) {
        Exchange original = evidence.others().get(0);
        if (original.events().isEmpty()) {
            return List.of(Finding.at("stream", "the original has no events to compare with"));
        }
        Matcher asked = AFTER.matcher(evidence.subject().address());
        long after = asked.find() ? Long.parseLong(asked.group(1)) : -1;
        List<Frame> wanted = original.events().stream()
                .filter(event -> event.data().path("sequence_number").asLong() > after)
                .map(Event::frame)
                .toList();
        List<Frame> actual = evidence.subject().frames().frames();
        List<Finding> findings = new ArrayList<>();
        if (!evidence.answer().isSse()) {
            findings.add(Finding.at("header content-type", "a resumed stream is a stream"));
        }
        differing(wanted, actual)
                .map(number -> difference(number, wanted, actual))
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Integer> differing(List<Frame> wanted, List<Frame> actual) {
        for (int i = 0; i < Math.max(wanted.size(), actual.size()); i++) {
            if (!text(i, wanted).equals(text(i, actual))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Finding difference(int number, List<Frame> wanted, List<Frame> actual) {
        return new Finding.Violation(
                "resumed event " + number,
                "not the bytes of the original (" + wanted.size() + " events expected, " + actual.size() + " came)",
                brief(text(number, wanted)),
                brief(text(number, actual)));
    }

    private static String text(int number, List<Frame> frames) {
        if (number >= frames.size()) {
            return "nothing";
        }
        Frame frame = frames.get(number);
        return frame.event().map(name -> "event: " + name + ", ").orElse("") + frame.data();
    }

    private static String brief(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
