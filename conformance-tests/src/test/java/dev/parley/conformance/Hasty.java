package dev.parley.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.CheckUse;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.puppet.Move;
import dev.parley.conformance.puppet.Script;
import java.util.List;
import java.util.function.Predicate;

/**
 * The same cases, but what takes long silences takes an eighth of them, and its check asks for a tenth: a silence that is too
 * long must be so on a busy machine, too.
 */
final class Hasty {
    private static final int LONG_MILLIS = 10_000;
    private static final int LONG_SECONDS = 10;
    private static final int FASTER = 8;
    private static final int STRICTER = 10;

    private Hasty() {}

    static Kit of(Kit kit) {
        List<Case> cases = kit.catalogue().cases().stream().map(Hasty::hasten).toList();
        return with(kit, cases);
    }

    static Kit only(Predicate<Case> wanted, Kit kit) {
        return with(kit, kit.catalogue().cases().stream().filter(wanted).toList());
    }

    private static Kit with(Kit kit, List<Case> cases) {
        return new Kit(kit.profile(), kit.catalogue().with(cases), kit.checks(), kit.contract());
    }

    private static Case hasten(Case each) {
        return each.with(
                each.steps().stream().map(Hasty::hasten).toList(),
                each.checks().stream().map(Hasty::hasten).toList());
    }

    private static Step hasten(Step step) {
        if (!step.usesPuppet()) {
            return step;
        }
        List<Move> play = step.puppet().play().stream().map(Hasty::hasten).toList();
        return step.playing(
                new Script(play, step.puppet().lacks(), step.puppet().then()));
    }

    private static Move hasten(Move move) {
        return move instanceof Move.Silence quiet && quiet.silence() >= LONG_MILLIS
                ? new Move.Silence(quiet.silence() / FASTER)
                : move;
    }

    private static CheckUse hasten(CheckUse use) {
        double seconds = use.with().path("seconds").asDouble();
        if (seconds < LONG_SECONDS) {
            return use;
        }
        ObjectNode with = ((ObjectNode) use.with().deepCopy()).put("seconds", seconds / STRICTER);
        return new CheckUse(use.check(), use.on(), use.and(), with, use.promised());
    }
}
