package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;

/** When a check is applied to captured traffic, and the requirement that breaks with it. */
record Rule(String check, String requirement, Scope of, Set<Capture.Kept> needs, JsonNode with) {
    Rule {
        needs = needs == null ? Set.of() : Set.copyOf(needs);
        with = with == null ? MissingNode.getInstance() : with;
    }

    boolean appliesTo(Capture capture) {
        return of.fits(capture) && capture.kept().containsAll(needs);
    }
}
