package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What may be said in public about a run, in one word: how many cases of the profile passed, and what that amounts to. */
record Standing(String profile, int passed, int of, String word) {
    static Standing of(JsonNode report) {
        return new Standing(
                report.path("profile").asText(),
                report.path("totals").path("pass").asInt(),
                report.path("cases_of_profile").asInt(),
                word(report));
    }

    private static String word(JsonNode report) {
        int exit = report.path("exit_code").asInt();
        if (exit == 1 || exit == 3) {
            return exit == 1 ? "failing" : "kit broken";
        }
        if (report.path("filter").isTextual()) {
            return "filtered";
        }
        JsonNode totals = report.path("totals");
        boolean open = totals.path("not_testable_here").asInt() > 0
                || totals.path("expected_failures").asInt() > 0;
        return exit == 2 || open ? "partial" : "passes";
    }

    String words() {
        return passed + "/" + of + " \u00b7 " + word;
    }
}
