package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.puppet.Performance;
import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.puppet.Script;
import dev.parley.conformance.puppet.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where cases with a puppet play: the puppet, the name under which the server knows it, and how long the server waits for
 * a silent upstream, if its owner has said so.
 */
public record Stage(Puppet puppet, String model, Optional<Duration> serverWaits) {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** How long a stalling puppet stays silent: longer than the server waits. */
    public static Duration patience(Optional<Duration> serverWaits) {
        Duration most = serverWaits.orElse(Duration.ZERO);
        return most.plus(most.dividedBy(2)).plusSeconds(2);
    }

    /** Why a case can't be told here, if it can't. */
    static Optional<Finding> lacks(Case each, Optional<Stage> stage) {
        if (!each.usesPuppet()) {
            return Optional.empty();
        }
        if (stage.isEmpty()) {
            return Optional.of(
                    new Finding.Untestable("it takes the kit's own upstream behind the server: see --puppet"));
        }
        boolean stalls =
                each.steps().stream().filter(Step::usesPuppet).map(Step::puppet).anyMatch(Script::stalls);
        return stalls && stage.get().serverWaits().isEmpty()
                ? Optional.of(new Finding.Untestable(
                        "nobody has said how long the server waits for a silent upstream: see --puppet-timeout"))
                : Optional.empty();
    }

    /** Teaches the puppet a step's part and returns the token to say. */
    String rehearse(Step step) {
        String token = Tokens.fresh();
        puppet.teach(token, step.puppet());
        return token;
    }

    /** What became of the parts, by step, once nothing of them goes on any more. */
    Map<String, Performance> performances(Map<String, String> tokens) throws InterruptedException {
        Map<String, Performance> seen = new HashMap<>();
        for (Map.Entry<String, String> each : tokens.entrySet()) {
            seen.put(each.getKey(), puppet.performance(each.getValue(), LONGEST));
        }
        return seen;
    }

    /** Why nothing can be said when the server has never asked the puppet. */
    Optional<Finding> neverAsked() {
        return puppet.wasAsked()
                ? Optional.empty()
                : Optional.of(new Finding.Untestable("the server never asked the puppet: its model " + model
                        + " must be the one served at " + puppet.url()));
    }
}
