package dev.parley.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.conformance.exchange.Reading;
import dev.parley.conformance.puppet.Script;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a case, as a template: {@code ${name}} is replaced by a variable, {@code {$shape: name}} by the profile's
 * way of writing such a thing.
 */
public record Step(
        String id,
        String method,
        String path,
        Key key,
        Map<String, String> headers,
        JsonNode body,
        Raw raw,
        Map<String, String> capture,
        Elicits elicits,
        Script puppet,
        Reading.Leave leaveAfter,
        Reading.Pause read,
        Reading.Stay meanwhile) {
    public Step {
        key = key == null ? Key.GIVEN : key;
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        body = body == null ? MissingNode.getInstance() : body;
        raw = raw == null ? Raw.NONE : raw;
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
                id, method, path, key, headers, body, raw, capture, elicits, other, leaveAfter, read, meanwhile);
    }

    public Reading reading() {
        return new Reading(Optional.ofNullable(leaveAfter), Optional.ofNullable(read), Optional.ofNullable(meanwhile));
    }

    /** Which key is sent. */
    public enum Key {
        GIVEN,
        NONE,
        WRONG
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

    /** The output item that this step hopes for; without it the rest of the case has nothing to work on. */
    public record Elicits(String item, boolean forced) {
        static final Elicits NOTHING = new Elicits("", false);

        public boolean anything() {
            return !item.isEmpty();
        }
    }
}
