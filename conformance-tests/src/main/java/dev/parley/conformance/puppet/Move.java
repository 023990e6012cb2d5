package dev.parley.conformance.puppet;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One thing that the puppet does in an answer; its fields tell which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Move.Text.class),
    @JsonSubTypes.Type(Move.Reasoning.class),
    @JsonSubTypes.Type(Move.Refusal.class),
    @JsonSubTypes.Type(Move.Call.class),
    @JsonSubTypes.Type(Move.Silence.class),
    @JsonSubTypes.Type(Move.Stall.class),
    @JsonSubTypes.Type(Move.Refuse.class),
    @JsonSubTypes.Type(Move.Drop.class),
    @JsonSubTypes.Type(Move.Finish.class)
})
public sealed interface Move {
    /** Says a piece of text, {@code times} over, with a pause of {@code every} milliseconds after each. */
    record Text(String text, int times, int every) implements Move {
        public Text {
            times = Math.max(1, times);
        }
    }

    /** Says a piece of thinking. */
    record Reasoning(String reasoning) implements Move {}

    /** Says a piece of a refusal. */
    record Refusal(String refusal) implements Move {}

    /**
     * Says a piece of a call. Pieces of one call have the same label; the first brings the name. The index on the wire is
     * the place of the call unless {@code index} sets another. A name in braces stands for the function by which the server
     * offers this tool of an MCP server, whatever it calls it.
     */
    record Call(String call, String name, String arguments, Integer index) implements Move {
        public Call {
            arguments = arguments == null ? "" : arguments;
        }

        /** The id of the call on the wire. */
        public String id() {
            return "call_up_" + call;
        }
    }

    /** Is silent for so many milliseconds. */
    record Silence(int silence) implements Move {}

    /** Is silent for longer than the server waits, then hangs up. */
    record Stall(boolean stall) implements Move {}

    /** Answers with an error, or says in the middle of an answer that it failed; {@code {authorization}} in its message is what the server sent. */
    record Refuse(int refuse, Integer retryAfter, String message) implements Move {
        public Refuse {
            message = message == null ? "The puppet refuses." : message;
        }
    }

    /** Hangs up in the middle. */
    record Drop(How drop) implements Move {
        /** With a TCP reset, or by an ordinary close without the end of the message. */
        public enum How {
            RESET,
            CLOSE
        }
    }

    /** Says why it stops: {@code stop}, {@code length}, {@code tool_calls} or {@code content_filter}. */
    record Finish(String finish) implements Move {}
}
