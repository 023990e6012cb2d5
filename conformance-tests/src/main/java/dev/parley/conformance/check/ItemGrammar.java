package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.util.List;

/** Items and their parts open, grow and close in order, and all are closed when the stream ends. */
final class ItemGrammar implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        StreamGrammar grammar = new StreamGrammar();
        for (Event event : evidence.events()) {
            grammar.take(event);
        }
        return grammar.findings();
    }
}
