package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The members of a union: by the value of the discriminator where there is one, else by type. */
final class UnionTable {
    private final Documents documents;
    private final Facets facets;
    private final Prose prose;

    UnionTable(Documents documents) {
        this.documents = documents;
        facets = new Facets(documents);
        prose = new Prose(documents);
    }

    Html of(Place place) {
        JsonNode node = place.node();
        if (node.path("discriminator").has("mapping")) {
            return byDiscriminator(place);
        }
        List<Html> rows = new ArrayList<>();
        for (String key : List.of("oneOf", "anyOf", "allOf")) {
            for (int i = 0; i < node.path(key).size(); i++) {
                rows.add(alternative(place, place.member(key, i)));
            }
        }
        return rows.isEmpty() ? Html.NOTHING : table(List.of("Type", "What it is"), rows);
    }

    private Html byDiscriminator(Place place) {
        JsonNode discriminator = place.node().path("discriminator");
        List<Html> rows = new ArrayList<>();
        discriminator.path("mapping").properties().forEach(entry -> {
            Marks marks = marks(place, entry.getKey(), entry.getValue());
            String schema = documents.schemaName(entry.getValue()).orElse("");
            rows.add(Html.tag("tr")
                    .in(marks)
                    .of(
                            Html.tag("td").of(Html.code(entry.getKey())),
                            Html.tag("td").of(Html.link(Anchors.schema(schema), Html.text(schema))),
                            Html.tag("td")
                                    .of(
                                            prose.gist(documents
                                                    .schema(schema)
                                                    .path("description")
                                                    .asText()),
                                            marks.pillsUnless(place.marks()))));
        });
        String property = discriminator.path("propertyName").asText();
        return Html.join(
                table(List.of("`" + property + "`", "Schema", "What it is"), rows), whenLeftOut(place, property));
    }

    private Html whenLeftOut(Place place, String property) {
        return documents
                .schemaName(place.node().path("x-default-mapping"))
                .map(name -> Html.tag("p", "note")
                        .of(
                                Html.text("A value without "),
                                Html.code(property),
                                Html.text(" is a "),
                                Html.link(Anchors.schema(name), Html.text(name)),
                                Html.text(".")))
                .orElse(Html.NOTHING);
    }

    private Html alternative(Place union, Place member) {
        // A schema that has marks of its own says more than the union that names it.
        Marks marks = documents
                .schemaName(member.node())
                .map(name -> member.marks().keep(documents.schemaPlace(name).marks()::has))
                .filter(found -> !found.isEmpty())
                .orElse(member.marks());
        String description = documents
                .schemaName(member.node())
                .map(name -> documents.schema(name).path("description").asText())
                .orElse(member.node().path("description").asText());
        return Html.tag("tr")
                .in(marks)
                .of(
                        Html.tag("td").of(facets.type(member.narrowed(marks))),
                        Html.tag("td")
                                .of(
                                        prose.gist(description),
                                        facets.limits(member.narrowed(marks)),
                                        Values.list(member),
                                        marks.pillsUnless(union.marks())));
    }

    private Html table(List<String> titles, List<Html> rows) {
        Html head = Html.tag("tr")
                .of(titles.stream()
                        .map(title -> Html.tag("th").attr("scope", "col").of(prose.inline(title)))
                        .toList());
        return Html.tag("div", "scroll")
                .of(Html.tag("table")
                        .of(Html.tag("thead").of(head), Html.tag("tbody").of(rows)));
    }

    /** Documents say for themselves which values they have; marks count for what has no document. */
    private Marks marks(Place union, String value, JsonNode target) {
        JsonNode named = union.node().path("x-mapping-dialects").path(value);
        Marks member = documents
                .schemaName(target)
                .map(name -> documents.schemaPlace(name).marks())
                .orElse(union.marks());
        Marks declared = named.isArray() ? Marks.of(named) : member;
        Map<String, JsonNode> published = documents.dialects();
        Marks found = union.marks().and(declared).keep(mark -> {
            if (!published.containsKey(mark)) {
                return declared.has(mark);
            }
            JsonNode view = union.view(mark);
            JsonNode mapping = view.path("discriminator").path("mapping");
            return mapping.isObject() ? mapping.has(value) : view.path("$ref").equals(target);
        });
        return found.isEmpty() ? declared : found;
    }
}
