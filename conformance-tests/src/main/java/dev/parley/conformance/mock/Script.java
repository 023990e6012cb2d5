package dev.parley.conformance.mock;

import java.time.Duration;
import java.util.List;

/** What is sent after the head of an answer: pieces, each with the pause before it, and whether the end is a clean one. */
record Script(List<Piece> pieces, boolean whole) {
    /** Bytes that leave together. */
    record Piece(Duration pause, byte[] bytes) {}

    Script {
        pieces = List.copyOf(pieces);
    }
}
