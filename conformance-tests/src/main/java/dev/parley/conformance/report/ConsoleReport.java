package dev.parley.conformance.report;

import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.FeatureResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Target;
import dev.parley.conformance.suite.Verdict;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Tells a person at a terminal what happens: a line per case, then the reasons, then the totals. Plain ASCII. */
public final class ConsoleReport {
    private final PrintWriter out;
    private final Diagnostics diagnostics;
    private final boolean colour;

    public ConsoleReport(PrintWriter out, Setting setting) {
        this.out = out;
        this.diagnostics = new Diagnostics(setting);
        this.colour = CommandLine.Help.Ansi.AUTO.enabled();
    }

    public void start(Profile profile, Target target) {
        out.printf(
                "%s (%s) against %s, model %s%n%n",
                profile.id(), profile.title(), target.url(), target.model().orElse(profile.model()));
        out.flush();
    }

    /** Says where the puppet listens: the server under test must have a route to it. */
    public void stage(Stage stage) {
        out.printf("the puppet listens on %s as model %s%n%n", stage.puppet().url(), stage.model());
        out.flush();
    }

    /** Says where the MCP server listens: the server under test must be allowed to ask it. */
    public void tools(McpServer server) {
        out.printf("the MCP server listens on %s%n%n", server.url());
        out.flush();
    }

    public void progress(CaseResult result) {
        out.println(paint(result, String.format("%-18s", words(result)))
                + String.format("%-34s %s", result.of().id(), result.of().title()));
        out.flush();
    }

    static String words(CaseResult result) {
        if (result.isStale()) {
            return "stale expectation";
        }
        return result.failsAsExpected()
                ? "expected " + result.verdict().words()
                : result.verdict().words();
    }

    public void end(Report report) {
        report.results().stream()
                .filter(result -> result.verdict() != Verdict.PASS || result.isStale())
                .forEach(this::reasons);
        out.println();
        out.printf(
                "%d cases in %.1f s: %s%n",
                report.results().size(), report.took().toMillis() / 1000.0, totals(report));
        report.features().forEach(this::feature);
        out.printf(
                "untested requirements of this profile: %d (conform list names them)%n",
                report.untested().size());
        report.withoutPuppet()
                .ifPresent(cases -> out.printf("without --puppet %d cases say nothing about this server%n", cases));
        out.println("result: " + result(report.exitCode()));
        out.flush();
    }

    private void feature(FeatureResult feature) {
        out.printf(
                "    %-18s %-12s %-9s %s of %d cases passed%n",
                feature.feature().id(),
                feature.state().words(),
                feature.rank().name().toLowerCase(Locale.ROOT),
                feature.count(Verdict.PASS),
                feature.results().size());
    }

    private void reasons(CaseResult result) {
        out.printf(
                "%n%s: %s (%s)%n",
                words(result), result.of().id(), String.join(" ", result.of().requirements()));
        diagnostics.of(result).forEach(line -> out.println("    " + ascii(line)));
    }

    private static String totals(Report report) {
        return report.results().stream()
                .collect(Collectors.groupingBy(ConsoleReport::words, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    static String result(int exitCode) {
        return switch (exitCode) {
            case 0 -> "success";
            case 1 -> "failure";
            case 2 -> "partial: a core case could not be judged";
            default -> "kit broken: this says nothing about the server";
        };
    }

    private String ascii(String line) {
        return colour ? line : line.replace("…", "...").replaceAll("[^\\x20-\\x7e]", "?");
    }

    private String paint(CaseResult result, String text) {
        if (!colour) {
            return text;
        }
        boolean bad = result.failsRun() || result.verdict() == Verdict.KIT_BROKEN;
        int code = bad ? 31 : result.verdict() == Verdict.PASS ? 32 : 33;
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
