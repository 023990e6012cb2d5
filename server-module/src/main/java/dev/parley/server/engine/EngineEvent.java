package dev.parley.server.engine;

import dev.parley.model.OutputItem;

/**
 * What an engine says while it answers: pieces of text, reasoning and tool calls, whole items, the token count and the
 * end. Ids, indexes, sequence numbers and event types are none of its business: the turn assembler makes them.
 */
public sealed interface EngineEvent {

    /** A piece of the answer's text. */
    record TextDelta(String text) implements EngineEvent {}

    /** A piece of a refusal, which takes the place of text. */
    record RefusalDelta(String text) implements EngineEvent {}

    /** A piece of the model's raw reasoning. */
    record ReasoningDelta(String text) implements EngineEvent {}

    /** A piece of the summary of the model's reasoning, which is one paragraph. */
    record SummaryDelta(String text) implements EngineEvent {}

    /**
     * A function call begins.
     *
     * @param key what later deltas of this call are known by; unique within the answer
     * @param callId the id that the tool's output will name; blank asks for one of the server's own
     */
    record ToolCallStart(String key, String callId, String name) implements EngineEvent {}

    /** A piece of a function call's JSON arguments. */
    record ToolCallDelta(String key, String arguments) implements EngineEvent {}

    /** A whole item, such as a computer call, that has no deltas; its id and status are overwritten. */
    record WholeItem(OutputItem item) implements EngineEvent {}

    /** The tokens this answer cost; the last report counts. */
    record TokenCount(long input, long cachedInput, long output, long reasoningOutput) implements EngineEvent {}

    /** The model has ended the answer. */
    record Finish(FinishReason reason) implements EngineEvent {}

    /** Why the model stopped. */
    enum FinishReason {
        /** It had no more to say, or calls tools. */
        STOP,
        /** The token limit cut it. */
        LENGTH,
        /** A content filter cut it. */
        CONTENT_FILTER
    }
}
