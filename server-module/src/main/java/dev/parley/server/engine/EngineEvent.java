package dev.parley.server.engine;

import dev.parley.model.LogProb;
import dev.parley.model.OutputItem;
import dev.parley.model.StreamEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says while it answers: pieces of text, reasoning and tool calls, whole items, the token count and the
 * end. Ids, indexes, sequence numbers and event types are none of its business: the turn assembler makes them.
 */
public sealed interface EngineEvent {

    /**
     * A piece of the answer's text.
     *
     * @param logprobs of its tokens; empty where nobody asked for them
     */
    record TextDelta(String text, List<LogProb> logprobs) implements EngineEvent {
        /** A copy of its own. */
        public TextDelta {
            logprobs = List.copyOf(logprobs);
        }

        /** A piece of text of which nothing more is known. */
        public TextDelta(String text) {
            this(text, List.of());
        }
    }

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

    /**
     * A call of a custom tool begins.
     *
     * @param key what later deltas of this call are known by; unique within the answer
     * @param callId the id that the tool's output will name; blank asks for one of the server's own
     */
    record CustomCallStart(String key, String callId, String name) implements EngineEvent {}

    /** A piece of a custom tool call's input. */
    record CustomCallDelta(String key, String input) implements EngineEvent {}

    /**
     * An item that the backend makes itself begins, such as a message with annotations or a web search.
     *
     * @param key what later events of this item are known by; unique within the answer
     * @param item the item as it is so far; its id and status are overwritten
     */
    record ItemStart(String key, OutputItem item) implements EngineEvent {}

    /**
     * Something happens to an item that has begun: a part is added or done, a delta comes, a search goes on. Deltas need
     * a part that is open. Ids, indexes and sequence numbers in it are overwritten; the {@code done} events of texts,
     * arguments and inputs are made from the deltas and may not be sent.
     */
    record ItemEvent(String key, StreamEvent event) implements EngineEvent {}

    /**
     * An item is complete.
     *
     * @param item the item as the backend has it in the end; what was streamed of it is taken from the deltas
     */
    record ItemDone(String key, OutputItem item) implements EngineEvent {}

    /** An event that is about no item, such as one that the contract does not name; its sequence number is overwritten. */
    record OtherEvent(StreamEvent event) implements EngineEvent {}

    /** A whole item, such as a computer call, that has no deltas; its id and status are overwritten. */
    record WholeItem(OutputItem item) implements EngineEvent {}

    /**
     * The tokens this answer cost; the last report counts.
     *
     * @param cacheWrite how many of the input went into a cache; null where the backend doesn't say
     */
    record TokenCount(
            long input, long cachedInput, @Nullable Long cacheWrite, long output, long reasoningOutput)
            implements EngineEvent {
        /** A count of a backend that doesn't say what it wrote to its cache. */
        public TokenCount(long input, long cachedInput, long output, long reasoningOutput) {
            this(input, cachedInput, null, output, reasoningOutput);
        }
    }

    /** The model has said what it had to say for now: what it says next is said anew. */
    record Pause() implements EngineEvent {}

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
