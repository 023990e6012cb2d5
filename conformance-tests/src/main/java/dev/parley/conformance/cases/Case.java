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
        Set<String> needs,
        Refusal refusal,
        List<Step> steps,
        List<CheckUse> checks) {
    public Case {
        requirements = List.copyOf(requirements);
        level = level == null ? Requirement.Level.MUST : level;
        needs = needs == null ? Set.of() : Set.copyOf(needs);
        refusal = refusal == null ? Refusal.USUAL : refusal;
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }

    public boolean isIn(Profile profile) {
        return profile.covers(needs);
    }

    /** Whether it can only be told with the kit's own upstream behind the server. */
    public boolean usesPuppet() {
        return steps.stream().anyMatch(Step::usesPuppet);
    }

    /** A core case must be answered before a run may call itself complete. */
    public boolean isCoreOf(Profile profile) {
        return !secondary && profile.core().containsAll(needs);
    }
}
