package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What is said about a schema or property besides its name: type, required, null, bounds, default; for each dialect that says so. */
final class Facets {
    private final Types types;
    private final Prose prose;

    Facets(Documents documents) {
        types = new Types(documents);
        prose = new Prose(documents);
    }

    Html type(Place place) {
        List<Facet> facets = place.facets(node -> List.of(types.phrase(node)));
        return Html.join(facets.stream().map(facet -> facet.chip("type")).toList());
    }

    Html required(Place owner, Place property, String name) {
        return chips(owner.narrowed(property.marks()), "req", node -> requires(node, name) ? "required" : "");
    }

    /** Of a parameter, which says it itself. */
    Html required(Place parameter) {
        return chips(parameter, "req", node -> node.path("required").asBoolean() ? "required" : "");
    }

    Html limits(Place place) {
        Html nullable = chips(place, "null", node -> Types.nullable(node) ? "nullable" : "");
        Html bounds = Html.join(
                place.facets(node -> Bounds.of(node).stream().map(Html::text).toList()).stream()
                        .map(facet -> facet.chip("bound"))
                        .toList());
        Html defaults = chips(place, "bound", node -> node.has("default") ? "default: " + node.path("default") : "");
        return Html.join(nullable, bounds, defaults);
    }

    /** The joined description, and those that dialects have in its place. */
    Html description(Place place) {
        String text = place.node().path("description").asText();
        List<Html> parts = new ArrayList<>();
        parts.add(prose.blocks(text));
        place.facets(node -> List.of(Html.text(node.path("description").asText(text)))).stream()
                .filter(facet -> !facet.value().equals(Html.text(text)))
                .forEach(facet -> parts.add(Html.tag("div", "otherwise")
                        .in(facet.marks())
                        .of(
                                facet.marks().pills(),
                                prose.blocks(place.view(facet.marks().names().get(0))
                                        .path("description")
                                        .asText()))));
        return Html.join(parts);
    }

    private static Html chips(Place place, String kind, Function<JsonNode, String> look) {
        return Html.join(place
                .facets(node -> {
                    String said = look.apply(node);
                    return said.isEmpty() ? List.of() : List.of(Html.text(said));
                })
                .stream()
                .map(facet -> facet.chip(kind))
                .toList());
    }

    private static boolean requires(JsonNode schema, String name) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(required -> required.asText().equals(name));
    }
}
