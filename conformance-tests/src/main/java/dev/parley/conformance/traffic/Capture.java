package dev.parley.conformance.traffic;

import dev.parley.conformance.exchange.Exchange;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One exchange that somebody recorded: what it is called, who answered, what of it was kept, and why it breaks off if it was
 * the recording that stopped. What was not kept is filled with what would be right, and is not to be judged.
 */
public record Capture(String name, String source, Exchange exchange, Set<Kept> kept, Optional<String> cut) {
    public Capture {
        kept = Set.copyOf(kept);
    }

    /** A part of an exchange that a recording may have or lack. */
    public enum Kept {
        /** The request with its method and body. */
        REQUEST,
        /** The answer; without it there is a request only. */
        ANSWER,
        /** The status and the header lines of the answer. */
        HEADERS,
        /** The lines of the event stream, not only the data in them. */
        FRAMES,
        /** The stream from its first event on. */
        START
    }

    /** An exchange seen from its first byte to its last, or to where it broke. */
    public static Capture live(String source, Exchange exchange) {
        Set<Kept> all = EnumSet.allOf(Kept.class);
        if (!exchange.request().method().equals("POST")) {
            all.remove(Kept.START);
        }
        return new Capture(exchange.step(), source, exchange, all, exchange.broken());
    }

    public boolean has(Kept part) {
        return kept.contains(part);
    }
}
