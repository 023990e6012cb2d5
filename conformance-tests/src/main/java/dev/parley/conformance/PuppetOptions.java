package dev.parley.conformance;

import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.suite.Stage;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code run} about the kit's own model upstream. */
final class PuppetOptions {
    @Option(
            names = "--puppet",
            paramLabel = "[HOST:]PORT",
            description =
                    "listen here as a model upstream (chat completions, responses) that the server under test has a"
                            + " route to; 0 picks a free port. Without it the cases about upstreams cannot run")
    private Optional<String> address;

    @Option(
            names = "--puppet-model",
            description = "the model that the server routes to the puppet; default: the profile's")
    private Optional<String> model;

    @Option(
            names = "--puppet-timeout",
            paramLabel = "SECONDS",
            description = "how long the server waits for a silent upstream; without it stalls cannot be tested")
    private Optional<Integer> timeout;

    /** Opens the stage that the options ask for; whoever gets it closes its puppet. */
    Optional<Stage> open(Profile profile) {
        return address.map(text -> {
            Optional<Duration> waits = timeout.map(Duration::ofSeconds);
            Puppet puppet =
                    new Address("--puppet", text).open("the puppet", at -> new Puppet(at, Stage.patience(waits)));
            return new Stage(puppet, model.orElse(profile.puppetModel()), waits);
        });
    }
}
