package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;

/** What a check has to say about an exchange; silence means that all is well. */
public sealed interface Finding {
    String what();

    /** Something the server did wrong, in the words of somebody who has to mend it. */
    record Violation(String where, String what, String expected, String actual) implements Finding {}

    /** Nothing can be said here, and why. */
    record Untestable(String what) implements Finding {}

    static Violation at(String where, String what) {
        return new Violation(where, what, "", "");
    }

    static Violation differs(String where, String expected, JsonNode actual) {
        return new Violation(where, "not the expected value", expected, brief(actual));
    }

    static String brief(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + " characters)";
    }
}
