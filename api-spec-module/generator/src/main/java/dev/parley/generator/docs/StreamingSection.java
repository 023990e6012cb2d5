package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How events go over the wire: which operations stream, what a frame looks like, with the first events of the examples. */
final class StreamingSection {
    private static final int SHOWN = 3;

    private final Documents documents;
    private final Types types;

    StreamingSection(Documents documents) {
        this.documents = documents;
        types = new Types(documents);
    }

    Html of(List<Operation> operations) {
        List<Html> rows = new ArrayList<>();
        Map<String, List<Operation>> frames = new LinkedHashMap<>();
        for (Operation operation : operations) {
            operation.stream().ifPresent(stream -> {
                rows.add(row(operation, stream));
                frames.computeIfAbsent(frames(operation, stream), key -> new ArrayList<>())
                        .add(operation);
            });
        }
        if (rows.isEmpty()) {
            return Html.NOTHING;
        }
        Html head = Html.tag("tr")
                .of(List.of("Operation", "Events", "Frame").stream()
                        .map(title -> Html.tag("th").attr("scope", "col").of(title))
                        .toList());
        return Html.tag("section")
                .attr("id", Anchors.page("streaming"))
                .of(
                        Html.tag("h2").of("Streaming"),
                        Html.tag("p")
                                .of(
                                        "Events are server-sent events: frames of text, an empty line after each. The data of a frame"
                                                + " is one event as JSON, on one line."),
                        Html.tag("div", "scroll")
                                .of(Html.tag("table")
                                        .of(
                                                Html.tag("thead").of(head),
                                                Html.tag("tbody").of(rows))),
                        Html.join(frames.entrySet().stream()
                                .map(frame -> block(frame.getKey(), frame.getValue()))
                                .toList()));
    }

    private static Html block(String frames, List<Operation> operations) {
        if (frames.isEmpty()) {
            return Html.NOTHING;
        }
        String names = operations.stream().map(Operation::id).collect(Collectors.joining(", "));
        Marks marks =
                operations.stream().map(Operation::marks).reduce(Marks::and).orElse(Marks.ALL);
        return ExampleBlocks.code(Html.text("Frames of " + names), frames, marks);
    }

    private Html row(Operation operation, JsonNode stream) {
        String named = discriminator(stream).map(name -> " repeats " + name).orElse("");
        Html frame = names(stream)
                ? Html.join(Html.code("event:"), Html.text(named + ", "), Html.code("data:"))
                : Html.join(Html.code("data:"), Html.text(" only"));
        return Html.tag("tr")
                .in(operation.marks())
                .of(
                        Html.tag("td").of(Html.link(Anchors.operation(operation), Html.text(operation.id()))),
                        Html.tag("td").of(types.phrase(stream.path("schema"))),
                        Html.tag("td").of(frame));
    }

    private String frames(Operation operation, JsonNode stream) {
        String dialect = operation.marks().names().get(0);
        return events(stream.path("schema"), dialect).stream()
                .map(event -> frame(event, stream))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    /** Examples of the dialect in the order in which the union names its members. */
    private List<JsonNode> events(JsonNode schema, String dialect) {
        String union = documents.schemaName(schema).orElse("");
        JsonNode discriminator = documents.schema(union).path("discriminator");
        String property = discriminator.path("propertyName").asText();
        List<JsonNode> found = new ArrayList<>();
        discriminator
                .path("mapping")
                .fieldNames()
                .forEachRemaining(type -> documents.examples().stream()
                        .filter(example -> found.size() < SHOWN
                                && example.dialect().equals(dialect)
                                && example.schema().equals(union)
                                && example.tree().path(property).asText().equals(type))
                        .findFirst()
                        .ifPresent(example -> found.add(example.tree())));
        return found;
    }

    private String frame(JsonNode event, JsonNode stream) {
        String type =
                discriminator(stream).map(name -> event.path(name).asText()).orElse("");
        return (names(stream) ? "event: " + type + "\n" : "") + "data: " + event + "\n\n";
    }

    private Optional<String> discriminator(JsonNode stream) {
        return documents
                .schemaName(stream.path("schema"))
                .map(name -> documents.schema(name).path("discriminator").path("propertyName"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static boolean names(JsonNode stream) {
        return stream.path("x-sse").path("event").asText("none").equals("type");
    }
}
