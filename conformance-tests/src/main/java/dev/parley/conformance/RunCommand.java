package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.report.ConsoleReport;
import dev.parley.conformance.report.JUnitReport;
import dev.parley.conformance.report.JsonReport;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Suite;
import dev.parley.conformance.suite.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code run}: holds one server against one profile. */
@CommandLine.Command(
        name = "run",
        description = "Runs the cases of a profile against a server.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {
            "Exit code: 0 success, 1 failure, 2 partial (a core case could not be judged),",
            "3 kit broken (also unusable arguments, or no server at the URL)."
        })
final class RunCommand implements Callable<Integer> {
    @Option(names = "--url", required = true, description = "base URL of the server, with or without /v1")
    private URI url;

    @Option(names = "--profile", required = true, description = "lightcone-v1, lightcone-compat, openai-v1 or v5")
    private String profile;

    @Option(names = "--key", description = "API key; without it nothing is sent and the auth cases cannot run")
    private Optional<String> key;

    @Option(names = "--model", description = "model to ask; default: the profile's")
    private Optional<String> model;

    @Option(
            names = "--case",
            paramLabel = "GLOB",
            defaultValue = "*",
            description = "only these cases, such as stream/*")
    private String glob;

    @Option(
            names = "--prompt",
            paramLabel = "NAME=TEXT",
            description = "other words for the model: text, long, function, computer or json")
    private Map<String, String> prompts = Map.of();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "per request (default: 60)")
    private int timeout;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report as JSON")
    private Optional<Path> json;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the report as JUnit XML")
    private Optional<Path> junit;

    @CommandLine.Mixin
    private SurroundingOptions surroundings;

    @CommandLine.Mixin
    private PuppetOptions puppet;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Profile chosen = new Profiles().get(profile);
        Kit kit = Kit.load(chosen);
        reach();
        Optional<Stage> stage = puppet.open(chosen);
        try {
            return run(kit, stage);
        } finally {
            if (stage.isPresent()) {
                stage.get().puppet().close();
            }
        }
    }

    private int run(Kit kit, Optional<Stage> stage) throws IOException, InterruptedException {
        Profile chosen = kit.profile();
        ConsoleReport console = new ConsoleReport(spec.commandLine().getOut(), key);
        Target target = new Target(url, key, model, prompts, surroundings.surroundings(timeout));
        console.start(chosen, target);
        stage.ifPresent(console::stage);
        Report report = kit.suite(new HttpTransport(Duration.ofSeconds(timeout)), stage)
                .run(chosen, target, new Suite.Options(new Glob(glob), console::progress));
        if (report.results().isEmpty()) {
            throw new BrokenKitException("no case of " + profile + " is called " + glob);
        }
        console.end(report);
        if (json.isPresent()) {
            new JsonReport(key).write(report, json.get());
        }
        if (junit.isPresent()) {
            new JUnitReport(key).write(report, junit.get());
        }
        return report.exitCode();
    }

    private void reach() {
        String scheme = String.valueOf(url.getScheme());
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new BrokenKitException("--url must be http://host or https://host, not " + url);
        }
        int usual = scheme.equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort() < 0 ? usual : url.getPort()), 5000);
        } catch (IOException e) {
            throw new BrokenKitException("no server at " + url + ": " + e.getMessage(), e);
        }
    }
}
