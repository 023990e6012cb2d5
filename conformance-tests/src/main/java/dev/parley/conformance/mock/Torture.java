package dev.parley.conformance.mock;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Legal ways of writing a stream that readers tend to trip over. */
public enum Torture {
    /** Chunk borders anywhere, also inside a character. */
    CHUNKS,
    /** One byte at a time. */
    BYTES,
    CRLF,
    /** A comment before each frame. */
    COMMENTS,
    /** Data over several lines. */
    MULTILINE,
    BOM,
    /** Comments as frames of their own, with a pause before them. */
    HEARTBEATS,
    /** The keys of each object in another order. */
    KEYS,
    /** A field in each event that no document has, and an event of a type that none has. */
    UNKNOWN,
    /** A tenth of a second before each frame. */
    SLOW;

    /** Reads names with commas between them; {@code all} is all of them but the slow ones. */
    public static Set<Torture> read(String names) {
        if (names.equals("none") || names.isBlank()) {
            return EnumSet.noneOf(Torture.class);
        }
        if (names.equals("all")) {
            return EnumSet.complementOf(EnumSet.of(SLOW, BYTES, HEARTBEATS));
        }
        return Stream.of(names.split(",", -1))
                .map(Torture::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Torture.class)));
    }

    private static Torture named(String name) {
        for (Torture each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name.strip())) {
                return each;
            }
        }
        String all = Stream.of(values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("there is no torture " + name.strip() + "; there are none, all, " + all);
    }
}
