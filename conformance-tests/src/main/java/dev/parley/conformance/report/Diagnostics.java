package dev.parley.conformance.report;

import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.suite.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in at most twenty lines why a case didn't pass, and how to see it again. */
public record Diagnostics(Setting setting) {
    private static final int MOST_LINES = 19;
    private static final int LONGEST_VALUE = 400;
    private static final int LONGEST_BODY = 2000;

    public List<String> of(CaseResult result) {
        List<String> lines = new ArrayList<>();
        foretold(result).ifPresent(lines::add);
        result.reasons().forEach(reason -> lines.addAll(of(reason)));
        int all = lines.size();
        List<String> kept = new ArrayList<>(lines.subList(0, Math.min(all, MOST_LINES)));
        if (all > MOST_LINES) {
            kept.set(MOST_LINES - 1, "... and " + (all - MOST_LINES + 1) + " more lines, in the JSON report");
        }
        reproduce(result).ifPresent(kept::add);
        return List.copyOf(kept);
    }

    private static Optional<String> foretold(CaseResult result) {
        return result.expected().map(expected -> {
            String until = expected.until().map(day -> " (until " + day + ")").orElse("");
            return result.isStale()
                    ? "it passes now; take it off the list of expected failures: " + expected.reason() + until
                    : "expected: " + expected.reason() + until;
        });
    }

    private List<String> of(CaseResult.Reason reason) {
        List<String> lines = new ArrayList<>();
        String where = reason.step().isEmpty() ? "" : reason.step() + " > ";
        if (reason.finding() instanceof Finding.Violation violation) {
            lines.add(where + violation.where() + ": " + brief(violation.what()) + " [" + reason.check() + "]");
            if (!violation.expected().isEmpty() || !violation.actual().isEmpty()) {
                lines.add("  expected: " + brief(violation.expected()));
                lines.add("  actual:   " + brief(violation.actual()));
            }
        } else {
            lines.add(where + brief(reason.finding().what()));
        }
        return lines;
    }

    /** A line for curl, or for the kit where the body is too long for one. */
    private Optional<String> reproduce(CaseResult result) {
        Curl curl = new Curl(setting.shell(), LONGEST_BODY);
        return result.reasons().stream()
                .findFirst()
                .flatMap(reason -> result.exchange(reason.step()))
                .map(Exchange::request)
                .map(request -> "again: "
                        + curl.of(request)
                                .orElseGet(() -> setting.again(result.of().id())));
    }

    private String brief(String text) {
        return oneLine(setting.secrets().mask(text));
    }

    static String oneLine(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return Secrets.writable(line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "...");
    }
}
