package dev.parley.conformance.cases;

import dev.parley.conformance.profile.Profile;
import java.util.List;
import java.util.Set;

/** One experiment on a server as data: the features it needs, the requests it sends, and what is checked afterwards. */
public record Case(
        String id,
        String title,
        List<String> requirements,
        Requirement.Level level,
        boolean secondary,
        boolean alone,
        Set<String> needs,
        Set<Given> given,
        Refusal refusal,
        List<Step> steps,
        List<CheckUse> checks) {
    public Case {
        requirements = List.copyOf(requirements);
        level = level == null ? Requirement.Level.MUST : level;
        needs = needs == null ? Set.of() : Set.copyOf(needs);
        given = given == null ? Set.of() : Set.copyOf(given);
        refusal = refusal == null ? Refusal.USUAL : refusal;
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }

    /** The same case with other steps and checks. */
    public Case with(List<Step> otherSteps, List<CheckUse> otherChecks) {
        return new Case(
                id, title, requirements, level, secondary, alone, needs, given, refusal, otherSteps, otherChecks);
    }

    public boolean isIn(Profile profile) {
        return profile.covers(needs);
    }

    /** Whether it can only be told with the kit's own upstream behind the server. */
    public boolean usesPuppet() {
        return steps.stream().anyMatch(Step::usesPuppet);
    }

    /** A core case must be answered before a run may call itself complete; it needs nothing but the server. */
    public boolean isCoreOf(Profile profile) {
        return !secondary && given.isEmpty() && profile.core().containsAll(needs);
    }
}
