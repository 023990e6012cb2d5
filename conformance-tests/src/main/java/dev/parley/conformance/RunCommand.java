package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.report.ConsoleReport;
import dev.parley.conformance.report.Secrets;
import dev.parley.conformance.report.Setting;
import dev.parley.conformance.report.Shell;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Suite;
import dev.parley.conformance.suite.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            "%nExit codes:",
            "  0  success: every core case passed, or failed as expected",
            "  1  failure: a case failed, the server was dishonest, or an expected failure did not happen",
            "  2  partial: nothing failed, but a core case could not be judged",
            "  3  kit broken, unusable arguments, or no server at the URL",
            "%nExample: conform run --url http://localhost:8080 --profile openai-v1 --key \"$KEY\" --html report.html"
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
            description =
                    "other words for the model: text, long, function, computer, danger, finish, json, custom or mcp")
    private Map<String, String> prompts = Map.of();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "per request (default: 60)")
    private int timeout;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "cases at a time (default: 4); those that judge times run alone")
    private int parallel;

    @Option(names = "--expected", paramLabel = "FILE", description = "failures that are known and accepted, as YAML")
    private Optional<Path> expected;

    @CommandLine.Mixin
    private Outputs outputs = new Outputs();

    @CommandLine.Mixin
    private SurroundingOptions surroundings;

    @CommandLine.Mixin
    private PuppetOptions puppet;

    @CommandLine.Mixin
    private McpOptions mcp;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Profile chosen = new Profiles().get(profile);
        Kit kit = Kit.load(chosen);
        Reach.check(url);
        outputs.check();
        ExpectedFailures foretold = expected.map(
                        file -> ExpectedFailures.read(file, kit, LocalDate.now(ZoneOffset.UTC)))
                .orElse(ExpectedFailures.NONE);
        try (Company company = Company.open(puppet, mcp, chosen)) {
            return run(kit, company, foretold);
        }
    }

    private int run(Kit kit, Company company, ExpectedFailures foretold) throws IOException, InterruptedException {
        Setting setting = setting(kit);
        ConsoleReport console = new ConsoleReport(spec.commandLine().getOut(), setting);
        Target target = new Target(url, key, model, prompts, surroundings.surroundings(timeout, company.tools()));
        console.start(kit.profile(), target);
        company.stage().ifPresent(console::stage);
        company.tools().ifPresent(console::tools);
        Suite.Options options = new Suite.Options(
                new Glob(glob), result -> console.progress(foretold.mark(result)), Math.max(1, parallel));
        Suite suite = kit.suite(new HttpTransport(Duration.ofSeconds(timeout)), company.stage());
        Report report = foretold.mark(suite.run(kit.profile(), target, options));
        if (report.results().isEmpty()) {
            throw new BrokenKitException("no case of " + profile + " is called " + glob);
        }
        console.end(report);
        outputs.write(report, setting);
        return report.exitCode();
    }

    private Setting setting(Kit kit) {
        Secrets secrets = Secrets.of(key).and("OTHER_KEY", surroundings.otherKey());
        Set<String> without = new HashSet<>(Outputs.NAMES);
        without.addAll(Set.of("--case", "--parallel"));
        String again = new Again(spec.commandLine().getParseResult(), new Shell(secrets)).line(without);
        return new Setting(Release.of(kit), Optional.of(glob).filter(each -> !each.equals("*")), again, secrets);
    }
}
