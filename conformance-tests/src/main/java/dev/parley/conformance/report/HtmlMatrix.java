package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requirements down, cases across, a table for each area: which experiment says what about which promise. */
final class HtmlMatrix {
    private final HtmlRun run;
    private final Markup page;
    private final Map<String, State> states = new LinkedHashMap<>();

    HtmlMatrix(HtmlRun run) {
        this.run = run;
        this.page = run.page();
        run.report().path("cases").forEach(each -> states.put(each.path("id").asText(), State.of(each)));
    }

    void write() {
        Map<String, List<JsonNode>> areas = new LinkedHashMap<>();
        for (JsonNode each : run.report().path("requirements")) {
            String area = each.path("id").asText().replaceFirst("-.*", "");
            areas.computeIfAbsent(area, name -> new ArrayList<>()).add(each);
        }
        page.element("h2", "Requirements and cases of " + run.text("profile"));
        areas.forEach(this::area);
    }

    private void area(String name, List<JsonNode> requirements) {
        Set<String> cases = new LinkedHashSet<>();
        requirements.forEach(each -> each.path("cases").forEach(id -> cases.add(id.asText())));
        long passed = requirements.stream()
                .filter(each -> each.path("verdict").asText().equals("pass"))
                .count();
        page.open("details", "class", "area").open("summary").element("strong", name);
        page.text(" " + passed + " of " + requirements.size() + " requirements pass")
                .close("summary");
        page.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", name + " matrix");
        page.open("table", "class", "matrix").open("tr").element("th", "Requirement", "scope", "col");
        cases.forEach(id -> page.open("th", "scope", "col", "class", "case")
                .element("a", id, "href", "#" + run.anchor(id))
                .close("th"));
        page.close("tr");
        requirements.forEach(each -> row(each, cases));
        page.close("table").close("div").close("details");
    }

    private void row(JsonNode requirement, Set<String> cases) {
        Set<String> own = new LinkedHashSet<>();
        requirement.path("cases").forEach(id -> own.add(id.asText()));
        page.open("tr").open("th", "scope", "row");
        page.element("code", requirement.path("id").asText())
                .text(" " + requirement.path("level").asText() + " ");
        State.of(requirement.path("verdict").asText()).label(page);
        page.element("div", requirement.path("text").asText(), "class", "promise")
                .close("th");
        for (String id : cases) {
            page.open("td");
            if (own.contains(id)) {
                State state = states.get(id);
                String words = id + ": " + state.words();
                page.element(
                        "a",
                        state.sign(),
                        "href",
                        "#" + run.anchor(id),
                        "class",
                        state.css(),
                        "title",
                        words,
                        "aria-label",
                        words);
            }
            page.close("td");
        }
        page.close("tr");
    }
}
