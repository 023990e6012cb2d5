package dev.parley.conformance.cases;

import dev.parley.conformance.profile.Profile;
import java.util.Collections;
import java.util.Set;

/** A part of the API that a server has or hasn't, and the needs of cases that belong to it. */
public record Feature(String id, String title, Set<String> needs) {
    /** What every server has; it takes the cases that no other feature has. */
    public static final String CORE = "core";

    public Feature {
        needs = Set.copyOf(needs);
    }

    boolean has(Case each) {
        return !Collections.disjoint(needs, each.needs());
    }

    /** How much a profile says about a feature. */
    public enum Rank {
        CORE,
        OPTIONAL,
        ABSENT
    }

    public Rank in(Profile profile) {
        if (id.equals(CORE) || !Collections.disjoint(profile.core(), needs)) {
            return Rank.CORE;
        }
        return Collections.disjoint(profile.optional(), needs) ? Rank.ABSENT : Rank.OPTIONAL;
    }
}
