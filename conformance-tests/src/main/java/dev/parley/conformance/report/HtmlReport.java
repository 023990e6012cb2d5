package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON reports as one page for people, with everything in it: it loads nothing and can be read without scripts, which only
 * filter. It knows the report's format and nothing of a run.
 */
public final class HtmlReport {
    private final List<JsonNode> reports;
    private final Markup page = new Markup();

    private HtmlReport(List<JsonNode> reports) {
        this.reports = reports;
    }

    public static void write(List<JsonNode> reports, Path file) throws IOException {
        Files.writeString(file, html(reports));
    }

    static String html(List<JsonNode> reports) {
        HtmlReport made = new HtmlReport(reports);
        made.page();
        return made.page.toString();
    }

    private void page() {
        String name = reports.stream()
                .map(each -> each.path("profile").asText() + " \u00b7 "
                        + each.path("url").asText())
                .collect(Collectors.joining(", "));
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\">");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.element("title", "Conformance: " + name).open("style").raw(resource("report.css"));
        page.close("style").close("head").open("body");
        page.raw("<a class=\"skip\" href=\"#cases-1\">To the cases</a>\n").open("main");
        page.element("h1", reports.size() == 1 ? name : reports.size() + " runs of the conformance kit");
        List<HtmlRun> runs = runs();
        runs.forEach(HtmlRun::summary);
        features();
        filter();
        runs.forEach(HtmlRun::details);
        page.close("main").open("script").raw(resource("report.js")).close("script");
        page.close("body").close("html");
    }

    private List<HtmlRun> runs() {
        List<HtmlRun> runs = new ArrayList<>();
        reports.forEach(each -> runs.add(new HtmlRun(each, runs.size() + 1, page)));
        return runs;
    }

    /** Features down, runs across. */
    private void features() {
        Set<String> names = new LinkedHashSet<>();
        reports.forEach(report -> report.path("features")
                .forEach(each -> names.add(each.path("id").asText())));
        page.element("h2", "Features")
                .open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Features");
        page.open("table", "class", "plain").open("tr").element("th", "Feature", "scope", "col");
        reports.forEach(report -> page.element("th", report.path("profile").asText(), "scope", "col"));
        page.close("tr");
        for (String name : names) {
            page.open("tr").element("th", name, "scope", "row");
            reports.forEach(report -> feature(report, name));
            page.close("tr");
        }
        page.close("table").close("div");
    }

    private void feature(JsonNode report, String name) {
        page.open("td");
        for (JsonNode each : report.path("features")) {
            if (each.path("id").asText().equals(name)) {
                State.of(each.path("state").asText()).label(page);
                page.text(" " + each.path("passed").asText() + " of "
                        + each.path("cases").asText() + ", " + each.path("rank").asText());
            }
        }
        page.close("td");
    }

    private void filter() {
        Map<String, Long> states = new TreeMap<>();
        reports.forEach(
                report -> HtmlRun.states(report).forEach((words, count) -> states.merge(words, count, Long::sum)));
        page.open("form", "id", "filter", "hidden", "").open("fieldset").element("legend", "Show cases");
        states.forEach((words, count) -> {
            page.open("label")
                    .raw("<input type=\"checkbox\" checked value=\"")
                    .text(words)
                    .raw("\">");
            page.text(" " + words + " (" + count + ")").close("label");
        });
        page.close("fieldset").open("label").text("Containing ").raw("<input type=\"search\" id=\"words\">");
        page.close("label").raw("<button type=\"button\" id=\"open\">Open all shown</button>\n");
        page.element("output", "", "id", "shown").close("form");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
