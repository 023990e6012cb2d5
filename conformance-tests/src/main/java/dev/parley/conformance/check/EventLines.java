package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Frame;
import dev.parley.conformance.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** The {@code event:} lines and the end marker are as the dialect has them. */
final class EventLines implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.events().forEach(event -> eventLine(evidence.rules().eventLines(), event, findings));
        List<Frame> frames = evidence.subject().frames().frames();
        for (Frame frame : frames) {
            if (Evidence.isDoneMarker(frame) && !evidence.rules().doneMarker()) {
                findings.add(
                        Finding.at("frame " + frame.number(), "the stream has a [DONE] marker; this dialect has none"));
            }
        }
        return findings;
    }

    private static void eventLine(Profile.EventLines rule, Event event, List<Finding> findings) {
        String line = event.frame().event().orElse("");
        if (rule == Profile.EventLines.FORBIDDEN && !line.isEmpty()) {
            findings.add(new Finding.Violation(
                    event.where(), "this dialect has no event: lines", "no event: line", "event: " + line));
        } else if (rule == Profile.EventLines.REQUIRED && !line.equals(event.type())) {
            findings.add(new Finding.Violation(
                    event.where(),
                    "the event: line must repeat data.type",
                    "event: " + event.type(),
                    line.isEmpty() ? "no event: line" : "event: " + line));
        }
    }
}
