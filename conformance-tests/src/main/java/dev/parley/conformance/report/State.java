package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** How a page shows a verdict: the class that colours it, a sign, and the words, so that colour alone says nothing. */
record State(String name, String sign, String words) {
    static State of(JsonNode result) {
        JsonNode expected = result.path("expected");
        String verdict = result.path("verdict").asText();
        if (expected.path("stale").asBoolean()) {
            return new State("stale", "\u2717", "stale expectation");
        }
        boolean bad = verdict.equals("fail") || verdict.equals("dishonest") || verdict.equals("warn");
        return expected.isObject() && bad ? new State("expected", "\u25cb", "expected " + verdict) : of(verdict);
    }

    static State of(String verdict) {
        String sign = switch (verdict) {
            case "pass", "stands" -> "\u2713";
            case "warn" -> "!";
            case "fail", "fails", "dishonest" -> "\u2717";
            case "partial" -> "\u25d0";
            case "kit_broken" -> "\u26a0";
            case "unsupported" -> "\u2013";
            case "not_testable_here" -> "?";
            default -> "\u00b7";
        };
        return new State(verdict.replace('_', '-'), sign, verdict.replace('_', ' '));
    }

    boolean failsRun() {
        return Set.of("fail", "dishonest", "stale", "kit-broken").contains(name);
    }

    String css() {
        return "verdict v-" + name;
    }

    void label(Markup page) {
        page.element("span", sign + " " + words, "class", css());
    }
}
