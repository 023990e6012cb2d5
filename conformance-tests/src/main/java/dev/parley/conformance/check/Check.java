package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** A pure function of exchanges: the same evidence gives the same findings, and nothing is sent or kept. */
public interface Check {
    List<Finding> examine(Evidence evidence);

    /** The parameters it understands; a case that gives another one is broken. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** Whether it judges the item that a step elicits: without such an item there is nothing for it to see. */
    default boolean judgesElicitedItem() {
        return false;
    }
}
