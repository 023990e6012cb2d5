package dev.parley.conformance.traffic;

import java.util.List;

/** What the checks say about one captured exchange. Where none of them applied, nothing was said, which is no praise. */
public record Judged(Capture capture, List<String> checks, List<Mistake> mistakes) {
    public Judged {
        checks = List.copyOf(checks);
        mistakes = List.copyOf(mistakes);
    }

    public boolean failed() {
        return mistakes.stream().anyMatch(mistake -> !mistake.isWarning());
    }
}
