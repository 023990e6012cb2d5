package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One case on the page, folded: why it has its verdict, and each exchange with its messages and its timeline. */
record HtmlCase(HtmlRun run, JsonNode result, Markup page) {
    private static final int LONGEST_BODY = 4_000;

    HtmlCase(HtmlRun run, JsonNode result) {
        this(run, result, run.page());
    }

    void write() {
        State state = State.of(result);
        String id = text(result, "id");
        page.open("details", "class", "one", "id", run.anchor(id), "data-state", state.words())
                .open("summary");
        state.label(page);
        page.raw(" ").element("code", id).text(" " + text(result, "title") + " ");
        page.element("span", text(result, "took_ms") + " ms", "class", "took").close("summary");
        page.open("p").text("Checks " + list(result.path("requirements")) + "; needs " + list(result.path("needs")));
        page.text(result.path("core").asBoolean() ? "; core." : "; not core.");
        page.text(result.path("repeated").asBoolean() ? " Repeated alone: at first the server was overloaded." : "");
        page.close("p");
        expected();
        result.path("findings").forEach(this::finding);
        page.open("p").text("Again: ").element("code", text(result, "again")).close("p");
        result.path("exchanges").forEach(this::exchange);
        page.close("details");
    }

    private static String list(JsonNode names) {
        return names.isEmpty()
                ? "nothing"
                : StreamSupport.stream(names.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "));
    }

    private void expected() {
        JsonNode expected = result.path("expected");
        if (expected.isObject()) {
            String until = expected.path("until").isTextual() ? ", until " + text(expected, "until") : "";
            String said =
                    expected.path("stale").asBoolean() ? "Passes, though expected to fail: " : "Expected to fail: ";
            page.element("p", said + text(expected, "reason") + until, "class", "finding");
        }
    }

    private void finding(JsonNode finding) {
        page.open("div", "class", "finding");
        page.element("code", text(finding, "step") + " \u203a " + text(finding, "where"))
                .text(" ");
        page.text(text(finding, "what") + text(finding, "not_testable") + " ");
        page.element("span", "[" + text(finding, "check") + "]", "class", "took");
        if (!(text(finding, "expected") + text(finding, "actual")).isEmpty()) {
            page.open("dl").element("dt", "expected").element("dd", text(finding, "expected"));
            page.element("dt", "actual").element("dd", text(finding, "actual")).close("dl");
        }
        page.close("div");
    }

    private void exchange(JsonNode exchange) {
        JsonNode request = exchange.path("request");
        page.open("section").open("h4").text(text(exchange, "step") + ": ");
        page.element("code", text(request, "method") + " " + text(request, "url"));
        page.text(" \u2192 " + answer(exchange) + " in " + text(exchange, "took_ms") + " ms")
                .close("h4");
        if (exchange.has("broken")) {
            page.element("p", text(exchange, "broken"), "class", "finding");
        }
        if (exchange.has("timeline")) {
            new HtmlTimeline(exchange, page).write();
        }
        message("Request", request);
        if (exchange.has("response")) {
            message("Answer", exchange.path("response"));
        }
        if (exchange.has("curl") && text(exchange, "curl").length() <= LONGEST_BODY) {
            page.open("details").element("summary", "Again, with curl");
            page.element("pre", text(exchange, "curl"), "tabindex", "0").close("details");
        }
        page.close("section");
    }

    private static String answer(JsonNode exchange) {
        int status = exchange.path("status").asInt();
        return status == 0 ? "no answer" : String.valueOf(status);
    }

    private void message(String name, JsonNode message) {
        page.open("details").element("summary", name + ", " + text(message, "bytes") + " bytes of body");
        page.open("pre", "tabindex", "0");
        message.path("headers")
                .forEach(line ->
                        page.text(line.path(0).asText() + ": " + line.path(1).asText() + "\n"));
        page.text("\n" + new Excerpt(text(message, "body"), LONGEST_BODY))
                .close("pre")
                .close("details");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
