package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of an enum, and which dialects have each. */
final class Values {
    private static final int PREVIEW = 8;

    private Values() {}

    static Html list(Place place) {
        JsonNode values = place.node().path("enum");
        if (values.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> items = new ArrayList<>();
        values.forEach(value -> {
            Marks marks = marks(place, value);
            items.add(Html.tag("li").in(marks).of(code(value), marks.pillsUnless(place.marks())));
        });
        return Html.tag("ul", "values").of(items);
    }

    /** The first values of the one enum that a property refers to, so that readers need not follow the link. */
    static Html preview(Place property) {
        return referred(property)
                .map(schema -> preview(schema, property.marks()))
                .orElse(Html.NOTHING);
    }

    private static Html preview(Place schema, Marks marks) {
        List<Html> shown = new ArrayList<>();
        for (JsonNode value : schema.node().path("enum")) {
            Marks having = marks(schema, value).keep(marks::has);
            if (shown.size() < PREVIEW && !having.isEmpty()) {
                shown.add(Html.tag("span").in(having).of(code(value)));
            }
        }
        int more = schema.node().path("enum").size() - shown.size();
        Html rest = more > 0 ? Html.text("and " + more + " more") : Html.NOTHING;
        return Html.tag("p", "preview").of(Html.text("One of "), Html.join(shown, " "), Html.text(" "), rest);
    }

    private static Optional<Place> referred(Place property) {
        List<JsonNode> alternatives = Types.alternatives(property.node());
        return alternatives.size() != 1
                ? Optional.empty()
                : property.documents()
                        .schemaName(alternatives.get(0))
                        .map(property.documents()::schemaPlace)
                        .filter(schema -> schema.node().has("enum"));
    }

    private static Marks marks(Place place, JsonNode value) {
        JsonNode named = place.node().path("x-enum-dialects").path(value.asText());
        Marks declared = named.isArray() ? Marks.of(named) : place.marks();
        Map<String, JsonNode> documents = place.documents().dialects();
        return place.marks().and(declared).keep(mark -> {
            JsonNode view = place.view(mark).path("enum");
            boolean decided = documents.containsKey(mark) && view.isArray();
            return decided ? contains(view, value) : declared.has(mark);
        });
    }

    private static boolean contains(JsonNode values, JsonNode wanted) {
        for (JsonNode value : values) {
            if (value.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Html code(JsonNode value) {
        return Html.code(value.isTextual() ? value.asText() : value.toString());
    }
}
