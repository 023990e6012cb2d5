package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A JSON report as one page for people, with everything in it: it loads nothing and can be read without scripts, which only
 * filter. It knows the report's format and nothing of a run.
 */
public final class HtmlReport {
    private final JsonNode report;
    private final Markup page = new Markup();

    private HtmlReport(JsonNode report) {
        this.report = report;
    }

    public static void write(JsonNode report, Path file) throws IOException {
        Files.writeString(file, html(report));
    }

    static String html(JsonNode report) {
        HtmlReport made = new HtmlReport(report);
        made.page();
        return made.page.toString();
    }

    private void page() {
        String name = text("profile") + " \u00b7 " + text("url");
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\">");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.element("title", "Conformance: " + name)
                .open("style")
                .raw(resource("report.css"))
                .close("style");
        page.close("head").open("body");
        page.raw("<a class=\"skip\" href=\"#cases\">To the cases</a>\n");
        header(name);
        page.open("main");
        features();
        new HtmlMatrix(report, page).write();
        untested();
        cases();
        page.close("main").open("script").raw(resource("report.js")).close("script");
        page.close("body").close("html");
    }

    private void header(String name) {
        page.open("header").element("h1", name).open("p", "class", "lead");
        page.element(
                "strong",
                result(),
                "class",
                "result r-" + report.path("exit_code").asInt());
        page.text(" " + totals()).close("p").open("dl");
        facts().forEach((term, value) -> page.element("dt", term).element("dd", value));
        page.close("dl").close("header");
    }

    private String result() {
        return ConsoleReport.result(report.path("exit_code").asInt());
    }

    private String totals() {
        Map<String, Long> states = states();
        String all = states.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return report.path("cases").size() + " of " + text("cases_of_profile") + " cases run: " + all;
    }

    private Map<String, Long> states() {
        return StreamSupport.stream(report.path("cases").spliterator(), false)
                .map(each -> State.of(each).words())
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new java.util.LinkedHashMap<>();
        facts.put("Profile", text("title") + " (" + text("profile") + ")");
        facts.put("Model", text("model"));
        facts.put(
                "Started",
                text("started_at") + ", took " + report.path("took_ms").asLong() / 1000.0 + " s");
        facts.put(
                "Kit",
                report.path("kit").path("name").asText() + " "
                        + report.path("kit").path("version").asText() + ", requirements " + text("requirement_set"));
        facts.put("Contract", text("dialect") + ", SHA-256 " + text("contract_sha256"));
        if (report.path("filter").isTextual()) {
            facts.put("Only", text("filter") + " (a filtered run)");
        }
        facts.put("Again", text("again"));
        return facts;
    }

    private void features() {
        page.element("h2", "Features").open("table", "class", "plain").open("tr");
        for (String head : new String[] {"Feature", "Rank", "Passed", "Verdict"}) {
            page.element("th", head, "scope", "col");
        }
        page.close("tr");
        for (JsonNode each : report.path("features")) {
            page.open("tr").element("th", each.path("feature").asText(), "scope", "row");
            page.element("td", each.path("rank").asText());
            page.element(
                    "td",
                    each.path("passed").asText() + " of " + each.path("of").asText());
            page.open("td");
            State.of(each.path("verdict").asText()).label(page);
            page.close("td").close("tr");
        }
        page.close("table");
    }

    private void untested() {
        page.element("h2", "Not tested by any case: " + report.path("untested").size());
        page.open("ul", "class", "untested");
        for (JsonNode each : report.path("requirements")) {
            if (each.path("verdict").asText().equals("untested")) {
                page.open("li").element("code", each.path("id").asText());
                page.text(" " + each.path("text").asText()).close("li");
            }
        }
        page.close("ul");
    }

    private void cases() {
        page.element("h2", "Cases", "id", "cases").open("form", "id", "filter", "hidden", "");
        page.open("fieldset").element("legend", "Show");
        states().forEach((words, count) -> {
            page.open("label")
                    .raw("<input type=\"checkbox\" checked value=\"")
                    .text(words)
                    .raw("\">");
            page.text(" " + words + " (" + count + ")").close("label");
        });
        page.close("fieldset").open("label").text("Containing ").raw("<input type=\"search\" id=\"words\">");
        page.close("label").raw("<button type=\"button\" id=\"open\">Open all shown</button>\n");
        page.element("output", "", "id", "shown").close("form");
        report.path("cases").forEach(each -> new HtmlCase(each, page).write());
    }

    private String text(String field) {
        return report.path(field).asText();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
