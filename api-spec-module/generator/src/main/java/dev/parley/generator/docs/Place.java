package dev.parley.generator.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A node of the joined document, the same node in each dialect's document, and the dialects that have it: those that its marks name,
 * less those whose document lacks it all the same.
 */
final class Place {
    private final Documents documents;
    private final Views views;
    private final Marks marks;

    private Place(Documents documents, Views views, Marks marks) {
        this.documents = documents;
        this.views = views;
        this.marks = marks;
    }

    static Place of(Documents documents, JsonPointer pointer, Marks inherited) {
        return of(documents, Views.at(documents, pointer), inherited);
    }

    static Place of(Documents documents, Views views, Marks inherited) {
        JsonNode node = views.joined();
        Marks declared = node.has("x-dialects") ? Marks.of(node.path("x-dialects")) : inherited;
        Place place = new Place(documents, views, declared);
        Marks held = declared.keep(mark -> !place.view(mark).isMissingNode());
        return held.isEmpty() ? place : place.narrowed(held);
    }

    Place child(String name) {
        return of(documents, views.child(name), marks);
    }

    /** A member of the union that this is. */
    Place member(String key, int index) {
        return of(documents, views.member(key, index), marks);
    }

    /** The same node, as far as these dialects are concerned. */
    Place narrowed(Marks to) {
        return new Place(documents, views, to);
    }

    JsonNode node() {
        return views.joined();
    }

    /** The node in a dialect's document; for marks without a document of their own, in the joined one. */
    JsonNode view(String mark) {
        return views.dialects().getOrDefault(mark, node());
    }

    Marks marks() {
        return marks;
    }

    Documents documents() {
        return documents;
    }

    List<Facet> facets(Function<JsonNode, List<Html>> look) {
        Map<Html, List<String>> found = new LinkedHashMap<>();
        for (String mark : marks.names()) {
            look.apply(view(mark))
                    .forEach(value -> found.computeIfAbsent(value, key -> new ArrayList<>())
                            .add(mark));
        }
        List<Facet> facets = new ArrayList<>();
        found.forEach((value, names) -> {
            Marks saying = Marks.of(names);
            facets.add(new Facet(value, saying, saying.equals(marks)));
        });
        return facets;
    }
}
