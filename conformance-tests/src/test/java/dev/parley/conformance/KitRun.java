package dev.parley.conformance;

import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Suite;
import dev.parley.conformance.suite.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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
                ReferenceServer server = new ReferenceServer(temper.upstream(puppet.url()))) {
            Stage stage = new Stage(puppet, kit.profile().puppetModel(), Optional.of(waits));
            return against(server.url(), glob, Optional.of(stage));
        }
    }

    Report against(URI url, String glob) throws InterruptedException {
        return against(url, glob, Optional.empty());
    }

    private Report against(URI url, String glob, Optional<Stage> stage) throws InterruptedException {
        Target target = new Target(url, Optional.of("secret-key"), Optional.empty(), Map.of());
        return kit.suite(new HttpTransport(Duration.ofSeconds(20)), stage)
                .run(kit.profile(), target, new Suite.Options(new Glob(glob), result -> {}));
    }
}
