package dev.parley.conformance.puppet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer of the puppet as data: its moves in order, what of an ordinary answer is left out, and what it plays instead when it
 * is asked again because a tool has answered.
 */
public record Script(List<Move> play, Set<Part> lacks, List<Move> then) {
    /** What the puppet says to a conversation that holds no token of its. */
    static final Script UNKNOWN = new Script(List.of(new Move.Text("(no script)", 1, 0)), Set.of());

    /** What some upstreams leave out. */
    public enum Part {
        /** The count of tokens. */
        USAGE,
        /** The {@code [DONE]} at the end of a stream. */
        DONE
    }

    public Script {
        play = play == null ? List.of() : List.copyOf(play);
        lacks = lacks == null ? Set.of() : Set.copyOf(lacks);
        then = then == null ? List.of() : List.copyOf(then);
    }

    public Script(List<Move> play, Set<Part> lacks) {
        this(play, lacks, List.of());
    }

    /** All that is said as the answer's text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Move move : play) {
            if (move instanceof Move.Text said) {
                text.append(said.text().repeat(said.times()));
            }
        }
        return text.toString();
    }

    public String reasoning() {
        StringBuilder text = new StringBuilder();
        for (Move move : play) {
            text.append(move instanceof Move.Reasoning said ? said.reasoning() : "");
        }
        return text.toString();
    }

    public String refusal() {
        StringBuilder text = new StringBuilder();
        for (Move move : play) {
            text.append(move instanceof Move.Refusal said ? said.refusal() : "");
        }
        return text.toString();
    }

    /** The calls, each in one piece, in the order of their beginnings. */
    public List<Move.Call> calls() {
        Map<String, Move.Call> calls = new LinkedHashMap<>();
        for (Move move : play) {
            if (move instanceof Move.Call piece) {
                calls.merge(
                        piece.call(),
                        piece,
                        (begun, more) -> new Move.Call(
                                begun.call(), begun.name(), begun.arguments() + more.arguments(), begun.index()));
            }
        }
        return new ArrayList<>(calls.values());
    }

    /** Whether the server's own patience decides how it ends. */
    public boolean stalls() {
        return play.stream().anyMatch(Move.Stall.class::isInstance);
    }

    /** Why it stops where the script doesn't say: as a model would. */
    String finish() {
        return calls().isEmpty() ? "stop" : "tool_calls";
    }
}
