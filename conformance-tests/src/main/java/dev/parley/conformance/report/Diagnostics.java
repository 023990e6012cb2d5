package dev.parley.conformance.report;

import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.suite.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in at most twenty lines why a case didn't pass, and how to see it again. */
record Diagnostics(Curl curl) {
    private static final int MOST_LINES = 19;

    Diagnostics(Optional<String> key) {
        this(new Curl(key));
    }

    List<String> of(CaseResult result) {
        List<String> lines = new ArrayList<>();
        result.reasons().forEach(reason -> lines.addAll(of(reason)));
        int all = lines.size();
        List<String> kept = new ArrayList<>(lines.subList(0, Math.min(all, MOST_LINES)));
        if (all > MOST_LINES) {
            kept.set(MOST_LINES - 1, "... and " + (all - MOST_LINES + 1) + " more lines, in the JSON report");
        }
        reproduce(result).ifPresent(kept::add);
        return kept.stream().map(curl::mask).toList();
    }

    List<String> of(CaseResult.Reason reason) {
        List<String> lines = new ArrayList<>();
        String where = reason.step().isEmpty() ? "" : reason.step() + " > ";
        if (reason.finding() instanceof Finding.Violation violation) {
            lines.add(where + violation.where() + ": " + violation.what() + " [" + reason.check() + "]");
            if (!violation.expected().isEmpty() || !violation.actual().isEmpty()) {
                lines.add("  expected: " + oneLine(violation.expected()));
                lines.add("  actual:   " + oneLine(violation.actual()));
            }
        } else {
            lines.add(where + reason.finding().what());
        }
        return lines;
    }

    private Optional<String> reproduce(CaseResult result) {
        return result.reasons().stream()
                .findFirst()
                .flatMap(reason -> result.exchange(reason.step()))
                .map(Exchange::request)
                .map(request -> "again: " + curl.of(request));
    }

    static String oneLine(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= 400 ? line : line.substring(0, 400) + "...";
    }
}
