package dev.parley.conformance;

import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Suite;
import dev.parley.conformance.suite.Surroundings;
import dev.parley.conformance.suite.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs the kit in this process against a reference server of the given temper, over real HTTP. */
record KitRun(ReferenceServer.Temper temper, Kit kit) {
    static KitRun of(ReferenceServer.Temper temper) {
        return new KitRun(temper, kit(temper.dialect()));
    }

    static Kit kit(Dialect dialect) {
        Profile profile = new Profiles().get(dialect.id());
        return Hasty.of(Kit.load(profile));
    }

    Report run(String glob) throws IOException, InterruptedException {
        Duration waits = ReferenceServer.UPSTREAM_PATIENCE;
        try (Puppet puppet = Puppet.local(Stage.patience(Optional.of(waits)));
                McpServer tools = McpServer.local();
                ReferenceServer server = new ReferenceServer(
                        temper.keeping(temper.keeping().few()).upstream(puppet.url()))) {
            Stage stage = new Stage(puppet, kit.profile().puppetModel(), Optional.of(waits));
            Target target = target(server.url(), surroundings(server, tools));
            return against(target, glob, Optional.of(stage));
        }
    }

    /** All that the kit may be told about the reference server. How long it keeps things only where that is not long. */
    private Surroundings surroundings(ReferenceServer server, McpServer tools) {
        boolean brief = temper.keeping().isBrief();
        var limits = new Surroundings.Limits(
                brief ? OptionalInt.of(1) : OptionalInt.empty(),
                OptionalInt.of(temper.keeping().few().retained()),
                brief ? OptionalInt.of(1) : OptionalInt.empty(),
                new Surroundings.Waiting(2, 1));
        return new Surroundings(
                Optional.of("other-key"),
                Optional.of(server.replica()),
                Optional.of(server::restart),
                limits,
                new Surroundings.Reachable(
                        Optional.of(tools), Optional.of(URI.create("https://pictures.example/screen.png"))));
    }

    Report against(URI url, String glob) throws InterruptedException {
        return against(target(url, Surroundings.NONE), glob, Optional.empty());
    }

    private static Target target(URI url, Surroundings surroundings) {
        return new Target(url, Optional.of("secret-key"), Optional.empty(), Map.of(), surroundings);
    }

    private Report against(Target target, String glob, Optional<Stage> stage) throws InterruptedException {
        return kit.suite(new HttpTransport(Duration.ofSeconds(20)), stage)
                .run(kit.profile(), target, new Suite.Options(new Glob(glob), result -> {}));
    }
}
