package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.report.Badge;
import dev.parley.conformance.report.Claim;
import dev.parley.conformance.report.HtmlReport;
import dev.parley.conformance.report.JUnitReport;
import dev.parley.conformance.report.JsonReport;
import dev.parley.conformance.report.Setting;
import dev.parley.conformance.suite.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The files that a run leaves behind, as options of a command. */
final class Outputs {
    /** Options that change nothing about what is found. */
    static final Set<String> NAMES =
            Set.of("--json", "--junit", "--html", "--claim", "--badge", "--implementation", "--implementation-version");

    @Option(names = "--json", paramLabel = "FILE", description = "write the report as JSON")
    private Optional<Path> json;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the report as JUnit XML")
    private Optional<Path> junit;

    @Option(names = "--html", paramLabel = "FILE", description = "write the report as one page")
    private Optional<Path> html;

    @Option(
            names = "--claim",
            paramLabel = "FILE",
            description = "write what may be published about the server, as YAML, or as JSON if FILE ends so;"
                    + " needs --implementation and --implementation-version")
    private Optional<Path> claim;

    @Option(names = "--badge", paramLabel = "FILE.svg", description = "write the result as a small picture")
    private Optional<Path> badge;

    @Option(names = "--implementation", paramLabel = "NAME", description = "what is tested, for the claim")
    private Optional<String> name;

    @Option(names = "--implementation-version", paramLabel = "V", description = "its version, for the claim")
    private Optional<String> version;

    /** Refuses, and prepares, what would fail after the run only. */
    void check() throws IOException {
        for (Optional<Path> file : List.of(json, junit, html, claim, badge)) {
            if (file.isPresent()) {
                Files.createDirectories(file.get().toAbsolutePath().getParent());
            }
        }
        if (claim.isPresent() && (name.isEmpty() || version.isEmpty())) {
            throw new BrokenKitException("--claim needs --implementation and --implementation-version");
        }
    }

    void write(Report report, Setting setting) throws IOException {
        JsonNode tree = new JsonReport(setting).tree(report);
        if (json.isPresent()) {
            JsonReport.write(tree, json.get());
        }
        if (junit.isPresent()) {
            new JUnitReport(setting).write(report, junit.get());
        }
        if (html.isPresent()) {
            HtmlReport.write(List.of(tree), html.get());
        }
        if (badge.isPresent()) {
            Badge.write(tree, badge.get());
        }
        if (claim.isPresent()) {
            claim(tree, claim.get());
        }
    }

    private void claim(JsonNode tree, Path file) throws IOException {
        if (tree.path("exit_code").asInt() == Main.KIT_BROKEN) {
            throw new BrokenKitException("the kit broke: a claim would say nothing about the server");
        }
        var implementation = new Claim.Implementation(name.orElseThrow(), version.orElseThrow());
        Claim.write(Claim.of(tree, implementation), file);
    }
}
