package dev.parley.conformance.cases;

import java.util.Set;

/**
 * One thing that a server must or should do, with a stable id and where it comes from. {@code extensions} are dialects whose
 * documents don't have it: it holds there for servers that offer it.
 */
public record Requirement(
        String id,
        Level level,
        String feature,
        Set<String> dialects,
        Set<String> extensions,
        String text,
        String source) {
    /** How much breaking it weighs. */
    public enum Level {
        MUST,
        SHOULD
    }

    public Requirement {
        dialects = Set.copyOf(dialects);
        extensions = extensions == null ? Set.of() : Set.copyOf(extensions);
    }
}
