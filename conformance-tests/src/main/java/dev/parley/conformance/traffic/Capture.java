package dev.parley.conformance.traffic;

import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.fixture.Fixture;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One exchange that somebody recorded: what it is called, who answered, the profile it says it is of, and how much of it was
 * kept. What was not kept is filled with what would be right, and is not to be judged.
 */
public record Capture(String name, String source, Exchange exchange, Optional<String> profile, Extent extent) {
    /** How much of the exchange was kept, and why it breaks off if it does. */
    public record Extent(Set<Kept> kept, Optional<String> cut) {
        public Extent {
            kept = Set.copyOf(kept);
        }
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

    /** An exchange seen on the wire, from its first byte to its last or to where it was cut. */
    public static Capture live(String source, Exchange exchange, Optional<String> cut) {
        Set<Kept> kept = EnumSet.of(Kept.REQUEST, Kept.HEADERS, Kept.FRAMES);
        exchange.answer().ifPresent(answer -> kept.add(Kept.ANSWER));
        if (exchange.request().method().equals("POST")) {
            kept.add(Kept.START);
        }
        return new Capture(exchange.step(), source, exchange, Optional.empty(), new Extent(kept, cut));
    }

    /** Fixtures keep only some header lines, so nothing is said about those that are missing. */
    public static Capture of(Fixture fixture) {
        Capture live = live(fixture.label().origin().server(), fixture.exchange(), fixture.cut());
        Set<Kept> kept = EnumSet.copyOf(live.kept());
        kept.remove(Kept.HEADERS);
        if (fixture.label().wrongRequest()) {
            kept.remove(Kept.REQUEST);
        }
        Optional<String> profile = Optional.of(fixture.label().profile());
        return new Capture(fixture.name(), live.source(), live.exchange(), profile, new Extent(kept, fixture.cut()));
    }

    public Set<Kept> kept() {
        return extent.kept();
    }

    public Optional<String> cut() {
        return extent.cut();
    }

    public boolean has(Kept part) {
        return extent.kept().contains(part);
    }
}
