package dev.parley.conformance.traffic;

import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.check.Finding;

/** One kind of mistake in one exchange: what was found first, and how often the same was found. */
public record Mistake(String check, Requirement requirement, Finding.Violation first, int times) {
    Mistake again() {
        return new Mistake(check, requirement, first, times + 1);
    }

    public boolean isWarning() {
        return requirement.level() == Requirement.Level.SHOULD;
    }
}
