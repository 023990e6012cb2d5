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
    private final JsonPointer pointer;
    private final Marks marks;
    private final boolean aligned;

    private Place(Documents documents, JsonPointer pointer, Marks marks, boolean aligned) {
        this.documents = documents;
        this.pointer = pointer;
        this.marks = marks;
        this.aligned = aligned;
    }

    static Place of(Documents documents, JsonPointer pointer, Marks inherited) {
        return at(new Place(documents, pointer, inherited, true));
    }

    private static Place at(Place place) {
        Marks declared = place.node().has("x-dialects") ? Marks.of(place.node().path("x-dialects")) : place.marks;
        Marks held = declared.keep(mark -> !place.view(mark).isMissingNode());
        return new Place(place.documents, place.pointer, held.isEmpty() ? declared : held, place.aligned);
    }

    Place child(String name) {
        return at(new Place(documents, pointer.appendProperty(name), marks, aligned));
    }

    /** Elements lose their index when a document is cut down to a dialect: from here on only the joined document counts. */
    Place element(int index) {
        return at(new Place(documents, pointer.appendIndex(index), marks, false));
    }

    /** The same node, as far as these dialects are concerned. */
    Place narrowed(Marks to) {
        return new Place(documents, pointer, to, aligned);
    }

    JsonNode node() {
        return documents.joined().at(pointer);
    }

    /** The node in a dialect's document; for marks without a document of their own, in the joined one. */
    JsonNode view(String mark) {
        JsonNode document = documents.dialects().get(mark);
        return document == null || !aligned ? node() : document.at(pointer);
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
