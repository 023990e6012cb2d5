package dev.parley.conformance;

import dev.parley.conformance.relay.Passed;
import dev.parley.conformance.relay.Relay;
import dev.parley.conformance.report.TrafficReport;
import dev.parley.conformance.traffic.Capture;
import dev.parley.conformance.traffic.Guess;
import dev.parley.conformance.traffic.Judge;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code proxy}: stands between any client and any server and says what either does wrong. */
@CommandLine.Command(
        name = "proxy",
        description = "Stands between a client and a server, changes nothing, and reports violations of both.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {"Exit code: 0 no violation, 1 violations, 2 nothing was judged, 3 kit broken."})
final class ProxyCommand implements Callable<Integer> {
    @Option(names = "--target", required = true, description = "base URL of the server, with or without /v1")
    private URI target;

    @Option(names = "--port", defaultValue = "0", description = "where clients connect; default: any free port")
    private int port;

    @Option(
            names = "--profile",
            description = "lightcone-v1, lightcone-compat, openai-v1, v5 or observed; default: guessed")
    private Optional<String> profile;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON at the end")
    private Optional<Path> json;

    @Option(
            names = "--count",
            defaultValue = "0",
            description = "end after so many exchanges; default: when interrupted")
    private int count;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter lines = spec.commandLine().getOut();
        profile.ifPresent(Laws::known);
        Laws laws = new Laws();
        TrafficReport report = new TrafficReport(lines, true);
        Foreground foreground = new Foreground(count);
        try (Relay relay = new Relay(target, port, passed -> {
            try {
                judge(passed, laws, report);
            } finally {
                foreground.seen();
            }
        })) {
            lines.println("conform proxy listens on " + relay.url());
            lines.flush();
            foreground.await();
        }
        report.totals();
        if (json.isPresent()) {
            report.write(json.get());
        }
        return foreground.end(report.exitCode());
    }

    /** A server that breaks off breaks its promise to end; a client that leaves only ends what can be seen. */
    private void judge(Passed passed, Laws laws, TrafficReport report) {
        Capture capture = Capture.live(String.valueOf(target.getHost()), passed.exchange(), passed.left());
        Optional<Guess> guess = profile.isPresent() ? Optional.empty() : Optional.of(Guess.of(capture));
        synchronized (laws) {
            Judge judge = laws.of(guess.map(Guess::profile).or(() -> profile).orElseThrow());
            report.add(new TrafficReport.Entry(judge.profile().id(), guess.map(Guess::mark), judge.judge(capture)));
        }
    }
}
