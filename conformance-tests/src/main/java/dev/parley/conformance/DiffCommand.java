package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.report.ReportDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code diff}: what changed between two JSON reports. */
@CommandLine.Command(
        name = "diff",
        description = "Says what changed between two JSON reports of one profile.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {
            "%nA regression is a case that fails and did not before, or that the server refuses and did not before.",
            "%nExit codes:",
            "  0  no regression",
            "  1  regressions",
            "  3  the reports cannot be read or compared",
            "%nExample: conform diff yesterday.json today.json"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE.json", description = "the earlier report")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER.json", description = "the later report")
    private Path after;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode old = ReportFile.read(before);
        JsonNode now = ReportFile.read(after);
        if (!old.path("profile").equals(now.path("profile"))) {
            throw new BrokenKitException("these are reports of different profiles: "
                    + old.path("profile").asText() + " and "
                    + now.path("profile").asText());
        }
        ReportDiff diff = ReportDiff.of(old, now);
        print(diff, spec.commandLine().getOut());
        return diff.of(ReportDiff.Kind.REGRESSION).isEmpty() ? 0 : 1;
    }

    private static void print(ReportDiff diff, PrintWriter out) {
        for (ReportDiff.Kind kind : ReportDiff.Kind.values()) {
            List<ReportDiff.Change> changes = diff.of(kind);
            if (!changes.isEmpty()) {
                out.println(kind.words() + ": " + changes.size());
                changes.forEach(each -> out.println("    " + each));
            }
        }
        if (diff.changes().isEmpty()) {
            out.println("no case changed its verdict");
        }
        out.flush();
    }
}
