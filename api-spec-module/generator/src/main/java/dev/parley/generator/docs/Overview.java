package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The head of the page: what the contract is, and which documents it joins. */
final class Overview {
    private final Documents documents;
    private final Prose prose;

    Overview(Documents documents) {
        this.documents = documents;
        prose = new Prose(documents);
    }

    String title() {
        return info().path("title").asText("API");
    }

    Html section() {
        return Html.tag("section")
                .attr("id", Anchors.page("overview"))
                .of(
                        Html.tag("h1")
                                .of(
                                        Html.text(title()),
                                        Html.tag("span", "kind")
                                                .of(info().path("version").asText())),
                        Html.tag("p", "lead")
                                .of(prose.inline(info().path("summary").asText())),
                        prose.blocks(info().path("description").asText()),
                        documentTable());
    }

    /** The filter: radio buttons, one per dialect. Without scripts it is not shown. */
    Html filter() {
        List<Html> options = new ArrayList<>();
        options.add(option("all", "all"));
        Marks.ALL.names().forEach(name -> options.add(option(Marks.letter(name), name)));
        return Html.tag("fieldset", "dialects").of(Html.tag("legend").of("Dialect"), Html.join(options));
    }

    private static Html option(String value, String label) {
        Tag input = Html.tag("input")
                .attr("type", "radio")
                .attr("name", "dialect")
                .attr("value", value)
                .attr("data-name", label);
        if (value.equals("all")) {
            input.attr("checked", "");
        }
        return Html.tag("label", "pill", value).of(input.alone(), Html.text(label));
    }

    private Html documentTable() {
        List<Html> rows = new ArrayList<>();
        documents
                .dialects()
                .forEach((mark, document) -> rows.add(Html.tag("tr")
                        .of(
                                Html.tag("td").of(Marks.of(List.of(mark)).pills()),
                                Html.tag("td")
                                        .of(prose.inline(document.path("info")
                                                .path("summary")
                                                .asText())),
                                Html.tag("td").of(count(document)),
                                Html.tag("td")
                                        .of(Html.tag("a")
                                                .attr("href", "openapi/" + mark + ".json")
                                                .of("OpenAPI document")))));
        return rows.isEmpty()
                ? Html.NOTHING
                : Html.join(
                        Html.tag("h2").of("Documents"),
                        Html.tag("div", "scroll")
                                .of(Html.tag("table").of(Html.tag("tbody").of(rows))));
    }

    private static String count(JsonNode document) {
        return document.path("components").path("schemas").size() + " schemas";
    }

    private JsonNode info() {
        return documents.joined().path("info");
    }
}
