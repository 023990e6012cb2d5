package dev.parley.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Events of a stream. Knows no types but those of the benchmarks' own stream, which is in its favour. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = Event.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(
            value = Event.Snapshot.class,
            names = {"response.created", "response.in_progress", "response.completed"}),
    @JsonSubTypes.Type(
            value = Event.OfItem.class,
            names = {"response.output_item.added", "response.output_item.done"}),
    @JsonSubTypes.Type(
            value = Event.OfPart.class,
            names = {"response.content_part.added", "response.content_part.done"}),
    @JsonSubTypes.Type(
            value = Event.OfSummaryPart.class,
            names = {"response.reasoning_summary_part.added", "response.reasoning_summary_part.done"}),
    @JsonSubTypes.Type(value = Event.TextDelta.class, name = "response.output_text.delta"),
    @JsonSubTypes.Type(value = Event.TextDone.class, name = "response.output_text.done"),
    @JsonSubTypes.Type(value = Event.SummaryDelta.class, name = "response.reasoning_summary_text.delta"),
    @JsonSubTypes.Type(value = Event.SummaryDone.class, name = "response.reasoning_summary_text.done"),
    @JsonSubTypes.Type(value = Event.ArgumentsDelta.class, name = "response.function_call_arguments.delta"),
    @JsonSubTypes.Type(value = Event.ArgumentsDone.class, name = "response.function_call_arguments.done")
})
public sealed interface Event {
    record Snapshot(String type, long sequenceNumber, Response response) implements Event {}

    record OfItem(String type, long sequenceNumber, long outputIndex, Item item) implements Event {}

    record OfPart(String type, long sequenceNumber, String itemId, long outputIndex, long contentIndex, Part part)
            implements Event {}

    record OfSummaryPart(
            String type, long sequenceNumber, String itemId, long outputIndex, long summaryIndex, Part part)
            implements Event {}

    record TextDelta(
            String type,
            long sequenceNumber,
            String itemId,
            long outputIndex,
            long contentIndex,
            String delta,
            List<JsonNode> logprobs,
            String obfuscation)
            implements Event {}

    record TextDone(
            String type,
            long sequenceNumber,
            String itemId,
            long outputIndex,
            long contentIndex,
            String text,
            List<JsonNode> logprobs)
            implements Event {}

    record SummaryDelta(
            String type,
            long sequenceNumber,
            String itemId,
            long outputIndex,
            long summaryIndex,
            String delta,
            String obfuscation)
            implements Event {}

    record SummaryDone(
            String type, long sequenceNumber, String itemId, long outputIndex, long summaryIndex, String text)
            implements Event {}

    record ArgumentsDelta(
            String type, long sequenceNumber, String itemId, long outputIndex, String delta, String obfuscation)
            implements Event {}

    record ArgumentsDone(
            String type, long sequenceNumber, String itemId, long outputIndex, String name, String arguments)
            implements Event {}

    record Other(String type) implements Event {}
}
