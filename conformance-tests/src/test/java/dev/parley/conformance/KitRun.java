package dev.parley.conformance;

import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
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
        return Kit.load(profile);
    }

    Report run(String glob) throws IOException, InterruptedException {
        try (ReferenceServer server = new ReferenceServer(temper)) {
            return against(server.url(), glob);
        }
    }

    Report against(URI url, String glob) throws InterruptedException {
        Target target = new Target(url, Optional.of("secret-key"), Optional.empty(), Map.of());
        return kit.suite(new HttpTransport(Duration.ofSeconds(10)))
                .run(kit.profile(), target, new Suite.Options(new Glob(glob), result -> {}));
    }
}
