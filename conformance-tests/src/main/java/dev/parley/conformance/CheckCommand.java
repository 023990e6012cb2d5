package dev.parley.conformance;

import dev.parley.conformance.report.TrafficReport;
import dev.parley.conformance.traffic.Capture;
import dev.parley.conformance.traffic.CaptureReader;
import dev.parley.conformance.traffic.Guess;
import dev.parley.conformance.traffic.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: holds recorded traffic against the contract, without any server. */
@CommandLine.Command(
        name = "check",
        description = "Checks recorded traffic: fixtures, HAR, JSON lines, raw event streams, JSON bodies.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {
            "Exit code: 0 no violation, 1 violations, 2 nothing that a check applies to,",
            "3 kit broken (also files that cannot be read)."
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, or folders of them")
    private List<Path> files;

    @Option(
            names = "--profile",
            description = "lightcone-v1, lightcone-compat, openai-v1, v5 or observed; default: guessed")
    private Optional<String> profile;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON")
    private Optional<Path> json;

    @Option(names = "--table", description = "print a Markdown table by source instead of each exchange")
    private boolean table;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Laws laws = new Laws();
        TrafficReport report = new TrafficReport(spec.commandLine().getOut(), !table);
        CaptureReader reader = new CaptureReader();
        files.forEach(file -> reader.read(file, capture -> one(capture, laws, report)));
        if (table) {
            report.table();
        }
        report.totals();
        if (json.isPresent()) {
            report.write(json.get());
        }
        return report.exitCode();
    }

    private void one(Capture capture, Laws laws, TrafficReport report) {
        Optional<Guess> guess = profile.isPresent() ? Optional.empty() : Optional.of(Guess.of(capture));
        Judge judge = laws.of(guess.map(Guess::profile).or(() -> profile).orElseThrow());
        report.add(new TrafficReport.Entry(judge.profile().id(), guess.map(Guess::mark), judge.judge(capture)));
    }
}
