package dev.parley.conformance.cases;

import java.util.Set;

/** One thing that a server must or should do, with a stable id and where it comes from. */
public record Requirement(String id, Level level, Set<String> dialects, String text, String source) {
    /** How much breaking it weighs. */
    public enum Level {
        MUST,
        SHOULD
    }

    public Requirement {
        dialects = Set.copyOf(dialects);
    }
}
