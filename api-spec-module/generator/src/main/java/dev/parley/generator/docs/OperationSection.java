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
                        parameters(operation, anchor),
                        body(operation),
                        answers(operation),
                        Html.tag("div", "examples").of(new Curl(documents).of(operation)));
    }

    static Html verb(Operation operation) {
        return Html.tag("span", "verb", operation.method())
                .of(operation.method().toUpperCase(Locale.ROOT));
    }

    private Html parameters(Operation operation, String anchor) {
        List<Html> rows = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String id = Anchors.within(anchor, name);
            Marks marks = parameter.has("x-dialects") ? Marks.of(parameter.path("x-dialects")) : operation.marks();
            JsonNode schema = parameter.path("schema");
            List<Html> head = new ArrayList<>();
            head.add(Html.tag("a", "name").attr("href", "#" + id).of(name));
            head.add(Html.tag("span", "chip", "type").of(types.phrase(schema)));
            head.add(Html.tag("span", "chip", "bound").of(parameter.path("in").asText()));
            if (parameter.path("required").asBoolean()) {
                head.add(Html.tag("span", "chip", "req").of("required"));
            }
            Bounds.of(schema)
                    .forEach(bound -> head.add(Html.tag("span", "chip", "bound").of(bound)));
            if (schema.has("default")) {
                head.add(Html.tag("span", "chip", "bound").of("default: " + schema.path("default")));
            }
            head.add(marks.pillsUnless(operation.marks()));
            rows.add(Html.tag("div", "row")
                    .attr("id", id)
                    .in(marks)
                    .of(
                            Html.tag("dt").of(head),
                            Html.tag("dd")
                                    .of(prose.blocks(
                                            parameter.path("description").asText()))));
        }
        return rows.isEmpty()
                ? Html.NOTHING
                : Html.join(
                        Html.tag("h4").of("Parameters"), Html.tag("dl", "props").of(rows));
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
