package dev.parley.conformance.mock;

import java.util.Optional;

/** Ways to fail on purpose. */
public enum Break {
    /** The connection breaks in the middle of the answer. */
    CUT,
    /** A stream ends cleanly, but its terminal event is missing. */
    NO_TERMINAL,
    /** 429 with Retry-After. */
    TOO_MANY,
    /** 500 in the error envelope. */
    FAILURE,
    /** The answer, or one event in the middle of it, is broken JSON. */
    MALFORMED;

    public static Optional<Break> read(String name) {
        return switch (name) {
            case "", "none" -> Optional.empty();
            case "429" -> Optional.of(TOO_MANY);
            case "500" -> Optional.of(FAILURE);
            case "cut" -> Optional.of(CUT);
            case "no-terminal" -> Optional.of(NO_TERMINAL);
            case "malformed" -> Optional.of(MALFORMED);
            default ->
                throw new IllegalArgumentException(
                        "there is no break " + name + "; there are none, cut, no-terminal, 429, 500, malformed");
        };
    }
}
