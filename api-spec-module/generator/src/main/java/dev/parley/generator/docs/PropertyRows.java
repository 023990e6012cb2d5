package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The properties of an object, a row each, and below them those of objects that are written out inside. */
final class PropertyRows {
    private final Facets facets;

    PropertyRows(Facets facets) {
        this.facets = facets;
    }

    Html of(Place owner, String anchor) {
        List<Html> rows = new ArrayList<>();
        Place properties = owner.child("properties");
        properties.node().properties().forEach(property -> {
            String name = property.getKey();
            rows.add(row(owner, name, Anchors.within(anchor, name)));
        });
        return rows.isEmpty() ? Html.NOTHING : Html.tag("dl", "props").of(rows);
    }

    private Html row(Place owner, String name, String anchor) {
        Place property = owner.child("properties").child(name);
        Html head = Html.tag("dt")
                .of(
                        Html.tag("a", "name").attr("href", "#" + anchor).of(name),
                        facets.type(property),
                        facets.required(owner, property, name),
                        facets.limits(property),
                        property.marks().pillsUnless(owner.marks()));
        Html body = Html.tag("dd")
                .of(
                        facets.description(property),
                        Values.list(property),
                        Values.preview(property),
                        inside(property, anchor));
        return Html.tag("div", "row").attr("id", anchor).in(property.marks()).of(head, body);
    }

    /** Properties of objects that have no name of their own: in the property, its elements, its values, its alternatives. */
    Html inside(Place place, String anchor) {
        List<Html> found = new ArrayList<>();
        found.add(of(place, anchor));
        for (String key : List.of("items", "additionalProperties")) {
            if (place.node().path(key).isObject()) {
                found.add(inside(place.child(key), Anchors.within(anchor, key)));
            }
        }
        for (String key : List.of("oneOf", "anyOf", "allOf")) {
            JsonNode members = place.node().path(key);
            for (int i = 0; i < members.size(); i++) {
                found.add(inside(place.member(key, i), Anchors.within(anchor, key + i)));
            }
        }
        return Html.join(found);
    }
}
