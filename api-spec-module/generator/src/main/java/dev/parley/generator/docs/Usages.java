package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where each schema is used: anchors and labels of properties, schemas and operations. */
final class Usages {
    private final Documents documents;
    private final Map<String, Map<String, Html>> bySchema = new LinkedHashMap<>();

    Usages(Documents documents) {
        this.documents = documents;
        Operation.all(documents).forEach(operation -> {
            String anchor = Anchors.operation(operation);
            Html link = shownIn(operation.marks(), Html.link(anchor, Html.text(operation.id())));
            add(operation.node(), anchor, link);
            operation.parameters().forEach(parameter -> add(parameter.node(), anchor, link));
        });
        documents.schemas().properties().forEach(schema -> addSchema(schema.getKey(), schema.getValue()));
    }

    Html of(String schema) {
        Map<String, Html> users = bySchema.getOrDefault(schema, Map.of());
        if (users.isEmpty()) {
            return Html.NOTHING;
        }
        return Html.tag("details", "uses")
                .of(Html.tag("summary").of("Used in"), Html.tag("p").of(Html.join(users.values(), " ")));
    }

    private void addSchema(String name, JsonNode schema) {
        String anchor = Anchors.schema(name);
        Place place = documents.schemaPlace(name);
        schema.properties().forEach(part -> {
            if (!part.getKey().equals("properties") && !part.getKey().equals("discriminator")) {
                add(part.getValue(), anchor, shownIn(place.marks(), Html.link(anchor, Html.text(name))));
            }
        });
        schema.path("properties").properties().forEach(property -> {
            String within = Anchors.within(anchor, property.getKey());
            Html label = Html.text(name + "." + property.getKey());
            Marks marks = place.child("properties").child(property.getKey()).marks();
            add(property.getValue(), within, shownIn(marks, Html.link(within, label)));
        });
    }

    private static Html shownIn(Marks marks, Html link) {
        return Html.tag("span").in(marks).of(link);
    }

    private void add(JsonNode node, String anchor, Html link) {
        Set<String> names = new TreeSet<>();
        collect(node, names);
        names.forEach(name ->
                bySchema.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(anchor, link));
    }

    private void collect(JsonNode node, Set<String> names) {
        JsonNode resolved = node;
        if (node.path("$ref").isTextual()) {
            documents.schemaName(node).ifPresent(names::add);
            // Answers and parameters that operations share are part of the operation; schemas speak for themselves.
            resolved = documents.schemaName(node).isPresent() ? node : documents.resolve(node);
        }
        resolved.forEach(child -> collect(child, names));
    }
}
