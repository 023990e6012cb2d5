package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The examples of each schema, collapsed; one that several dialects share is shown once. */
final class ExampleBlocks {
    private final Map<String, Map<JsonNode, List<Example>>> bySchema = new LinkedHashMap<>();

    ExampleBlocks(Documents documents) {
        documents
                .examples()
                .forEach(example -> bySchema.computeIfAbsent(
                                documents.schemaOf(example.schema(), example.tree()), key -> new LinkedHashMap<>())
                        .computeIfAbsent(example.tree(), key -> new ArrayList<>())
                        .add(example));
    }

    Html of(String schema) {
        List<Html> blocks = bySchema.getOrDefault(schema, Map.of()).values().stream()
                .map(same -> block(schema, same))
                .toList();
        return blocks.isEmpty()
                ? Html.NOTHING
                : Html.tag("div", "examples").of(Html.tag("h4").of("Examples"), Html.join(blocks));
    }

    private static Html block(String schema, List<Example> same) {
        Marks marks = Marks.of(same.stream().map(Example::dialect).toList());
        Example first = same.get(0);
        Html as =
                first.schema().equals(schema) ? Html.NOTHING : Html.tag("small").of(" as " + first.schema());
        return code(Html.join(Html.text(first.name()), as, marks.pills()), first.text(), marks);
    }

    static Html code(Html title, String text, Marks marks) {
        return Html.tag("details", "example")
                .in(marks)
                .of(
                        Html.tag("summary").of(title),
                        Html.tag("pre").attr("tabindex", "0").of(Html.code(text)));
    }
}
