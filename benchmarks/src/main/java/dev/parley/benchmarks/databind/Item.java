package dev.parley.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Output items. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = Item.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Item.Message.class, name = "message"),
    @JsonSubTypes.Type(value = Item.Reasoning.class, name = "reasoning"),
    @JsonSubTypes.Type(value = Item.FunctionCall.class, name = "function_call")
})
public sealed interface Item {
    record Message(String id, String type, String status, String role, List<Part> content) implements Item {}

    record Reasoning(String id, String type, List<Part> summary) implements Item {}

    record FunctionCall(String id, String type, String status, String callId, String name, String arguments)
            implements Item {}

    record Other(String type) implements Item {}
}
