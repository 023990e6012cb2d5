package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything about one operation. */
final class OperationSection {
    private final Documents documents;
    private final Types types;
    private final Prose prose;
    private final Facets facets;

    OperationSection(Documents documents) {
        this.documents = documents;
        types = new Types(documents);
        prose = new Prose(documents);
        facets = new Facets(documents);
    }

    Html of(Operation operation) {
        String anchor = Anchors.operation(operation);
        return Html.tag("section", "operation")
                .attr("id", anchor)
                .in(operation.marks())
                .of(
                        Html.tag("h3")
                                .of(
                                        Html.tag("a").attr("href", "#" + anchor).of(operation.summary()),
                                        Html.tag("span", "kind").of(operation.id()),
                                        operation.marks().pills()),
                        Html.tag("p", "endpoint").of(verb(operation), Html.text(" "), Html.code(operation.path())),
                        facets.description(operation.place()),
                        Html.tag("p", "note").of(Security.links(documents, operation)),
                        new ParameterRows(facets).of(operation, anchor),
                        body(operation),
                        answers(operation),
                        Html.tag("div", "examples").of(new Curl(documents).of(operation)));
    }

    static Html verb(Operation operation) {
        return Html.tag("span", "verb", operation.method())
                .of(operation.method().toUpperCase(Locale.ROOT));
    }

    private Html body(Operation operation) {
        JsonNode request = documents.resolve(operation.node().path("requestBody"));
        if (!request.isObject()) {
            return Html.NOTHING;
        }
        Html required = request.path("required").asBoolean()
                ? Html.tag("span", "chip", "req").of("required")
                : Html.NOTHING;
        return Html.join(
                Html.tag("h4").of("Request body"),
                Html.tag("p")
                        .of(
                                content(request.path("content")),
                                required,
                                Html.text(" "),
                                prose.inline(request.path("description").asText())));
    }

    private Html answers(Operation operation) {
        List<Html> rows = new ArrayList<>();
        Place answers = operation.place().child("responses");
        answers.node().fieldNames().forEachRemaining(status -> {
            Place place = answers.child(status);
            JsonNode answer = documents.resolve(place.node());
            List<Html> headers = new ArrayList<>();
            answer.path("headers")
                    .properties()
                    .forEach(header -> headers.add(Html.tag("code", "header")
                            .attr(
                                    "title",
                                    documents
                                            .resolve(header.getValue())
                                            .path("description")
                                            .asText())
                            .of(header.getKey())));
            rows.add(Html.tag("tr")
                    .in(place.marks())
                    .of(
                            Html.tag("td")
                                    .of(Html.tag("span", "status", "s" + status.charAt(0))
                                            .of(status)),
                            Html.tag("td")
                                    .of(
                                            prose.inline(
                                                    answer.path("description").asText()),
                                            place.marks().pillsUnless(operation.marks())),
                            Html.tag("td").of(content(answer.path("content"))),
                            Html.tag("td").of(Html.join(headers, " "))));
        });
        Html head = Html.tag("tr")
                .of(List.of("Status", "Meaning", "Body", "Headers").stream()
                        .map(title -> Html.tag("th").attr("scope", "col").of(title))
                        .toList());
        return Html.join(
                Html.tag("h4").of("Answers"),
                Html.tag("div", "scroll")
                        .of(Html.tag("table", "answers")
                                .of(
                                        Html.tag("thead").of(head),
                                        Html.tag("tbody").of(rows))));
    }

    private Html content(JsonNode content) {
        List<Html> kinds = new ArrayList<>();
        content.properties()
                .forEach(kind -> kinds.add(Html.tag("span", "media")
                        .attr("title", kind.getKey())
                        .of(
                                types.phrase(kind.getValue().path("schema")),
                                Html.tag("small").of(" " + kind.getKey()))));
        return Html.join(kinds);
    }
}
