package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The index beside the page. Entries carry the words that the text filter also finds them by: properties and type values. */
final class IndexNav {
    private final Documents documents;

    IndexNav(Documents documents) {
        this.documents = documents;
    }

    Html of(List<Operation> operations, Map<String, List<String>> groups) {
        List<Html> entries = new ArrayList<>();
        entries.add(group("Operations", operations.stream().map(IndexNav::entry).toList(), true));
        groups.forEach((title, names) ->
                entries.add(group(title, names.stream().map(this::entry).toList(), false)));
        return Html.tag("nav").attr("id", "index").attr("aria-label", "Index").of(entries);
    }

    private static Html group(String title, List<Html> entries, boolean open) {
        Tag details = Html.tag("details");
        if (open) {
            details.attr("open", "");
        }
        return details.of(
                Html.tag("summary")
                        .of(Html.text(title), Html.tag("span", "count").of(String.valueOf(entries.size()))),
                Html.tag("ul").of(entries));
    }

    private static Html entry(Operation operation) {
        String words = operation.id() + " " + operation.method() + " " + operation.path();
        return Html.tag("li")
                .in(operation.marks())
                .attr("data-k", words)
                .of(Html.link(
                        Anchors.operation(operation),
                        Html.join(OperationSection.verb(operation), path(operation.path()))));
    }

    /** A long path may break before a slash only. */
    private static Html path(String path) {
        List<Html> parts = new ArrayList<>();
        for (String part : path.split("(?=/)", -1)) {
            parts.add(parts.isEmpty() ? Html.NOTHING : Html.tag("wbr").alone());
            parts.add(Html.text(part));
        }
        return Html.tag("span").of(Html.join(parts));
    }

    private Html entry(String name) {
        Place place = documents.schemaPlace(name);
        Tag entry = Html.tag("li").in(SchemaSection.shown(documents, name));
        String words = String.join(" ", words(place.node()));
        if (!words.isEmpty()) {
            entry.attr("data-k", words);
        }
        return entry.of(Html.link(Anchors.schema(name), Html.text(name)));
    }

    private static Set<String> words(JsonNode schema) {
        Set<String> words = new LinkedHashSet<>();
        schema.path("enum").forEach(value -> words.add(value.asText()));
        schema.path("properties").properties().forEach(property -> {
            words.add(property.getKey());
            if (property.getValue().has("const")) {
                words.add(property.getValue().path("const").asText());
            }
        });
        return words;
    }
}
