package dev.parley.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.conformance.exchange.Reading;
import dev.parley.conformance.puppet.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a case, as a template: {@code ${name}} is replaced by a variable, {@code {$shape: name}} by the profile's
 * way of writing such a thing. It may be sent again until something is so, or once for each of a number of things.
 */
public record Step(
        String id,
        String method,
        String path,
        Key key,
        At at,
        boolean restart,
        Map<String, String> headers,
        JsonNode body,
        boolean offContract,
        Raw raw,
        Until until,
        Repeat repeat,
        Map<String, String> capture,
        Elicits elicits,
        Script puppet,
        Reading.Leave leaveAfter,
        Reading.Pause read,
        Reading.Stay meanwhile) {
    public Step {
        key = key == null ? Key.GIVEN : key;
        at = at == null ? At.HERE : at;
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        body = body == null ? MissingNode.getInstance() : body;
        raw = raw == null ? Raw.NONE : raw;
        until = until == null ? Until.AT_ONCE : until;
        repeat = repeat == null ? Repeat.ONCE : repeat;
        capture = capture == null ? Map.of() : Map.copyOf(capture);
        elicits = elicits == null ? Elicits.NOTHING : elicits;
    }

    /** Whether the case can only be told with the kit's own upstream behind the server. */
    public boolean usesPuppet() {
        return puppet != null;
    }

    /** The same step with another script. */
    public Step playing(Script other) {
        return new Step(
                id,
                method,
                path,
                key,
                at,
                restart,
                headers,
                body,
                offContract,
                raw,
                until,
                repeat,
                capture,
                elicits,
                other,
                leaveAfter,
                read,
                meanwhile);
    }

    public Reading reading() {
        return new Reading(Optional.ofNullable(leaveAfter), Optional.ofNullable(read), Optional.ofNullable(meanwhile));
    }

    /** Which key is sent. */
    public enum Key {
        GIVEN,
        OTHER,
        NONE,
        WRONG
    }

    /** Which instance of the server is asked. */
    public enum At {
        HERE,
        REPLICA
    }

    /** A body that is no JSON template: hex digits, or a text with a repeated middle. */
    public record Raw(String hex, String before, String repeat, int times, String after) {
        static final Raw NONE = new Raw(null, null, null, 0, null);

        public Raw {
            hex = hex == null ? "" : hex;
            before = before == null ? "" : before;
            repeat = repeat == null ? "" : repeat;
            after = after == null ? "" : after;
        }

        public boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * Asks again until the answer has one of these values at a place of its body, or this status. {@code withinSeconds} is
     * a template: some of these times are the server's own to say. Where one of the {@code unless} comes first, nothing can be
     * said.
     */
    public record Until(String pointer, List<String> is, int status, String withinSeconds, List<String> unless) {
        static final Until AT_ONCE = new Until(null, null, 0, null, null);

        public Until {
            pointer = pointer == null ? "" : pointer;
            is = is == null ? List.of() : List.copyOf(is);
            withinSeconds = withinSeconds == null ? "${patience}" : withinSeconds;
            unless = unless == null ? List.of() : List.copyOf(unless);
        }

        public boolean isNone() {
            return equals(AT_ONCE);
        }
    }

    /**
     * Sends the step several times: {@code times} (a template), or once for each event of an earlier step's stream and once
     * before the first, with {@code ${after}} as its sequence number, from −1 on.
     */
    public record Repeat(String times, String eventsOf) {
        static final Repeat ONCE = new Repeat(null, null);

        public Repeat {
            times = times == null ? "1" : times;
            eventsOf = eventsOf == null ? "" : eventsOf;
        }
    }

    /**
     * The output item that this step hopes for, perhaps with something (or one of some values) at a place in it; without
     * it the rest of the case has nothing to work on.
     */
    public record Elicits(String item, boolean forced, String having, List<String> is) {
        static final Elicits NOTHING = new Elicits("", false, null, null);

        public Elicits {
            having = having == null ? "" : having;
            is = is == null ? List.of() : List.copyOf(is);
        }

        public boolean anything() {
            return !item.isEmpty();
        }
    }
}
