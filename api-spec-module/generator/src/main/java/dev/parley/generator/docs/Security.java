package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Which security schemes an operation takes, and what they are. */
final class Security {
    private Security() {}

    static List<String> schemes(Documents documents, Operation operation) {
        JsonNode own = operation.node().path("security");
        List<String> names = new ArrayList<>();
        (own.isArray() ? own : documents.joined().path("security"))
                .forEach(choice -> choice.fieldNames().forEachRemaining(names::add));
        return names;
    }

    static Html links(Documents documents, Operation operation) {
        List<Html> links = schemes(documents, operation).stream()
                .map(name -> Html.link(Anchors.page("authentication"), Html.code(name)))
                .toList();
        return links.isEmpty() ? Html.NOTHING : Html.join(Html.text("Authentication: "), Html.join(links, " or "));
    }

    static Html section(Documents documents, Prose prose) {
        List<Html> rows = new ArrayList<>();
        documents
                .joined()
                .path("components")
                .path("securitySchemes")
                .properties()
                .forEach(scheme -> rows.add(Html.tag("tr")
                        .of(
                                Html.tag("td").of(Html.code(scheme.getKey())),
                                Html.tag("td")
                                        .of(prose.inline(scheme.getValue()
                                                .path("description")
                                                .asText())))));
        return rows.isEmpty()
                ? Html.NOTHING
                : Html.tag("section")
                        .attr("id", Anchors.page("authentication"))
                        .of(
                                Html.tag("h2").of("Authentication"),
                                Html.tag("table").of(Html.tag("tbody").of(rows)));
    }
}
