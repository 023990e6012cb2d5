package dev.parley.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Parts of a message's or a summary's content. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = Part.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Text.class, name = "output_text"),
    @JsonSubTypes.Type(value = Part.Summary.class, name = "summary_text")
})
public sealed interface Part {
    record Text(String type, String text, List<Citation> annotations, List<JsonNode> logprobs) implements Part {}

    record Summary(String type, String text) implements Part {}

    record Other(String type) implements Part {}

    /** Only one kind of annotation, so no union. */
    record Citation(String type, String url, String title, long startIndex, long endIndex) {}
}
