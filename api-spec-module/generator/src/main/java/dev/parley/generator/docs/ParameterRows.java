package dev.parley.generator.docs;

import java.util.List;

/** The parameters of an operation, a row each. */
final class ParameterRows {
    private final Facets facets;

    ParameterRows(Facets facets) {
        this.facets = facets;
    }

    Html of(Operation operation, String anchor) {
        List<Html> rows = operation.parameters().stream()
                .map(parameter -> row(operation, parameter, anchor))
                .toList();
        return rows.isEmpty()
                ? Html.NOTHING
                : Html.join(
                        Html.tag("h4").of("Parameters"), Html.tag("dl", "props").of(rows));
    }

    private Html row(Operation operation, Place parameter, String anchor) {
        String name = parameter.node().path("name").asText();
        String id = Anchors.within(anchor, name);
        Place schema = parameter.child("schema");
        Html head = Html.tag("dt")
                .of(
                        Html.tag("a", "name").attr("href", "#" + id).of(name),
                        facets.type(schema),
                        Html.tag("span", "chip", "bound")
                                .of(parameter.node().path("in").asText()),
                        facets.required(parameter),
                        facets.limits(schema),
                        parameter.marks().pillsUnless(operation.marks()));
        Html body = Html.tag("dd").of(facets.description(parameter), Values.preview(schema));
        return Html.tag("div", "row").attr("id", id).in(parameter.marks()).of(head, body);
    }
}
