package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One run on the page: what it came to, then its requirements and its cases. Its number keeps anchors of several apart. */
record HtmlRun(JsonNode report, int number, Markup page) {
    /** How many cases there are of each state. */
    static Map<String, Long> states(JsonNode report) {
        return StreamSupport.stream(report.path("cases").spliterator(), false)
                .map(each -> State.of(each).words())
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    }

    void summary() {
        int exit = report.path("exit_code").asInt();
        page.open("section")
                .element("h2", text("title") + " (" + text("profile") + ")")
                .open("p", "class", "lead");
        page.element("strong", ConsoleReport.result(exit), "class", "result r-" + exit);
        page.text(" " + totals()).close("p").open("dl");
        facts().forEach((term, value) -> page.element("dt", term).element("dd", value));
        page.close("dl");
        failures();
        page.close("section");
    }

    /** What to look at first, by name. */
    private void failures() {
        page.open("ul", "class", "failures");
        for (JsonNode each : report.path("cases")) {
            State state = State.of(each);
            if (state.failsRun()) {
                String id = each.path("id").asText();
                page.open("li");
                state.label(page);
                page.text(" ").element("a", id, "href", "#" + anchor(id));
                page.text(" " + each.path("title").asText()).close("li");
            }
        }
        page.close("ul");
    }

    private String totals() {
        String all = states(report).entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return report.path("cases").size() + " of " + text("cases_of_profile") + " cases run: " + all;
    }

    private Map<String, String> facts() {
        JsonNode kit = report.path("kit");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Server", text("url") + ", model " + text("model"));
        facts.put(
                "Started",
                text("started_at") + ", took " + report.path("took_ms").asLong() / 1000.0 + " s");
        facts.put(
                "Kit",
                kit.path("name").asText() + " " + kit.path("version").asText() + ", requirements "
                        + text("requirement_set"));
        facts.put("Contract", text("dialect") + ", SHA-256 " + text("contract_sha256"));
        if (report.path("filter").isTextual()) {
            facts.put("Only", text("filter") + " (a filtered run)");
        }
        facts.put("Again", text("again"));
        return facts;
    }

    void details() {
        new HtmlMatrix(this).write();
        untested();
        page.element("h2", "Cases of " + text("profile"), "id", "cases-" + number);
        report.path("cases").forEach(each -> new HtmlCase(this, each).write());
    }

    private void untested() {
        page.element(
                "h2",
                "Not tested by any case of " + text("profile") + ": "
                        + report.path("untested").size());
        page.open("ul", "class", "untested");
        for (JsonNode each : report.path("requirements")) {
            if (each.path("verdict").asText().equals("untested")) {
                page.open("li").element("code", each.path("id").asText());
                page.text(" " + each.path("text").asText()).close("li");
            }
        }
        page.close("ul");
    }

    String anchor(String caseId) {
        return "case-" + number + "-" + caseId.replace('/', '-');
    }

    String text(String field) {
        return report.path(field).asText();
    }
}
