package dev.parley.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is no JSON, or too much of it, said with the path at which reading stopped. */
final class Malformed {
    private static final int SHOWN = 32;

    private Malformed() {}

    static IOException empty(JsonParser p) {
        return new JsonParseException(p, "the document is empty");
    }

    static IOException continued(JsonParser p) {
        return new JsonParseException(p, "something follows the end of the document");
    }

    /** The failure with its path, if it is the document's; one of the contract has its path, and others are the stream's. */
    static IOException told(JsonParser p, IOException e) {
        boolean isJson = e instanceof JsonProcessingException || e instanceof CharConversionException;
        return isJson && !(e instanceof JsonMismatchException) ? at(p, e) : e;
    }

    private static JsonProcessingException at(JsonParser p, IOException e) {
        String problem = e instanceof JsonProcessingException known ? known.getOriginalMessage() : e.getMessage();
        String message = path(p.getParsingContext()) + problem;
        JsonLocation location = e instanceof JsonProcessingException known && known.getLocation() != null
                ? known.getLocation()
                : p.currentLocation();
        if (e instanceof StreamConstraintsException) {
            return new StreamConstraintsException(message, location);
        }
        if (e instanceof JsonEOFException end) {
            return new JsonEOFException(p, end.getTokenBeingDecoded(), message);
        }
        return new JsonParseException(p, message, location, e);
    }

    /** Not even the first character could be told. */
    static JsonProcessingException encoding(CharConversionException e) {
        return new JsonParseException(null, e.getMessage(), JsonLocation.NA, e);
    }

    /** From the document inwards; of a very deep one the outermost steps. */
    private static String path(JsonStreamContext innermost) {
        Deque<JsonStreamContext> steps = new ArrayDeque<>();
        for (JsonStreamContext at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
            steps.push(at);
            if (steps.size() > SHOWN) {
                steps.removeLast();
            }
        }
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext step : steps) {
            path.append(segment(step, path.isEmpty()));
        }
        return path.isEmpty() ? "" : path.append(": ").toString();
    }

    private static String segment(JsonStreamContext step, boolean first) {
        if (step.inArray()) {
            return "[" + Math.max(0, step.getCurrentIndex()) + "]";
        }
        String name = step.getCurrentName();
        return name == null ? "" : JsonMismatchException.segment(name, first);
    }
}
