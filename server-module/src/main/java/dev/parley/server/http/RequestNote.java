package dev.parley.server.http;

import dev.parley.server.service.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the log says of one request besides its bytes and its status: filled in while it is answered, on the thread that
 * answers. No key, no query and nothing of a body but the model's name gets here.
 */
public final class RequestNote {
    private static final String ATTRIBUTE = RequestNote.class.getName();

    private final Map<String, String> facts = new LinkedHashMap<>();

    /** Name under which the container's request has it. */
    public static String attribute() {
        return ATTRIBUTE;
    }

    /** Adds a fact; what a client made up is cut and can't look like another line. */
    public void add(Fact fact, String value) {
        facts.put(fact.key, ApiException.shortened(value.replaceAll("[\\p{Cntrl}\"\\\\]", "?")));
    }

    /** Everything known, by the keys of the log. */
    public Map<String, String> facts() {
        return facts;
    }

    /** What can be known of a request. */
    public enum Fact {
        /** The request's id. */
        REQUEST_ID("request_id"),
        /** The template of the route that was taken. */
        ROUTE("route"),
        /** Whose key it came with. */
        TENANT("tenant"),
        /** The dialect that it was answered in. */
        DIALECT("dialect"),
        /** The model that was asked. */
        MODEL("model"),
        /** The response that it is about. */
        RESPONSE("response_id"),
        /** How the answer ended: the response's status, or {@code left} where the client did. */
        ENDED("ended");

        private final String key;

        Fact(String key) {
            this.key = key;
        }
    }
}
