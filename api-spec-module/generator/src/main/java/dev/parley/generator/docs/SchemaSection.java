package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;

/** Everything about one schema. */
final class SchemaSection {
    private final Documents documents;
    private final Facets facets;
    private final UnionTable unions;
    private final ExampleBlocks examples;
    private final Usages usages;

    SchemaSection(Documents documents) {
        this.documents = documents;
        facets = new Facets(documents);
        unions = new UnionTable(documents);
        examples = new ExampleBlocks(documents);
        usages = new Usages(documents);
    }

    Html of(String name) {
        Place place = documents.schemaPlace(name);
        String anchor = Anchors.schema(name);
        return Html.tag("section", "schema")
                .attr("id", anchor)
                .in(shown(documents, name))
                .of(
                        Html.tag("h3")
                                .of(
                                        Html.tag("a").attr("href", "#" + anchor).of(name),
                                        Html.tag("span", "kind").of(kind(place.node())),
                                        place.marks().pills()),
                        facets.description(place),
                        shape(place),
                        Values.list(place),
                        unions.of(place),
                        rows(place, anchor),
                        usages.of(name),
                        examples.of(name));
    }

    /** The dialects that have anything of the schema: more than it says itself where a property goes beyond. */
    static Marks shown(Documents documents, String name) {
        Place place = documents.schemaPlace(name);
        Marks shown = place.marks().and(broughtAlong(documents, name));
        for (JsonNode property : place.node().path("properties")) {
            shown = shown.and(Marks.of(property.path("x-dialects")));
        }
        for (String key : new String[] {"x-enum-dialects", "x-mapping-dialects"}) {
            for (JsonNode value : place.node().path(key)) {
                shown = shown.and(Marks.of(value));
            }
        }
        for (JsonNode member : place.node().path("discriminator").path("mapping")) {
            Marks marks = Marks.of(
                    documents.schema(documents.schemaName(member).orElse("")).path("x-dialects"));
            shown = shown.and(marks.keep(mark -> !documents.dialects().containsKey(mark)));
        }
        Marks own = place.marks();
        return shown.keep(mark -> own.has(mark) || !documents.dialects().containsKey(mark));
    }

    /** An operation of our own, or one that was only seen, brings the schemas of its bodies with it. */
    private static Marks broughtAlong(Documents documents, String name) {
        return Operation.all(documents).stream()
                .filter(operation -> operation.bodies().contains(name))
                .map(Operation::marks)
                .reduce(Marks.NONE, Marks::and)
                .keep(mark -> !documents.dialects().containsKey(mark));
    }

    static String kind(JsonNode schema) {
        if (schema.has("oneOf") || schema.has("anyOf")) {
            return "union";
        }
        return schema.has("enum") ? "enum" : schema.path("type").asText("schema");
    }

    private Html rows(Place place, String anchor) {
        return new PropertyRows(facets).inside(place, anchor);
    }

    /** What the schema is in each dialect, where the table of members or properties does not say it. */
    private Html shape(Place place) {
        boolean plain = !place.node().has("properties") && !place.node().has("enum");
        Html type = plain && !place.node().path("discriminator").isObject() ? facets.type(place) : Html.NOTHING;
        Html limits = facets.limits(place);
        return type.isEmpty() && limits.isEmpty()
                ? Html.NOTHING
                : Html.tag("p", "shape").of(type, limits);
    }
}
