package dev.parley.server.engine.chat;

import dev.parley.server.engine.EngineEvent.CustomCallDelta;
import dev.parley.server.engine.EngineEvent.CustomCallStart;
import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.ToolCallStart;
import dev.parley.server.engine.EngineEvent.WholeItem;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.chat.ChatChunk.ToolCallPiece;
import dev.parley.server.engine.upstream.WholeCharacters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which call a piece belongs to. The index alone does not tell: some upstreams use index 0 for every parallel
 * call, with or without ids, so a name together with a new id, or after complete arguments, begins a new call.
 */
final class ToolCalls {
    private final EngineSink sink;
    private final CustomTools custom;
    private final ComputerFunction computer;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> byIndex = new HashMap<>();
    private @Nullable Call latest;

    ToolCalls(EngineSink sink, CustomTools custom, ComputerFunction computer) {
        this.sink = sink;
        this.custom = custom;
        this.computer = computer;
    }

    void take(ToolCallPiece piece) throws EngineException, IOException {
        Call call = callOf(piece);
        if (call == null || begins(piece, call)) {
            call = begin(piece);
            if (piece.index() != null) {
                byIndex.put(piece.index(), call);
            }
        }
        latest = call;
        if (isSome(piece.arguments())) {
            call.arguments.take(piece.arguments());
            if (call.action != null) {
                call.action.append(piece.arguments());
                return;
            }
            say(call, call.input == null ? piece.arguments() : call.input.take(piece.arguments()));
        }
    }

    /** The answer is complete: a call for which no arguments came has an empty object of them, an action can be read. */
    void end() throws EngineException, IOException {
        for (Call call : calls) {
            if (call.action != null) {
                sink.accept(new WholeItem(computer.read(call.callId, call.action.toString())));
            } else if (call.input != null) {
                say(call, call.input.end());
                custom.check(call.name, call.text.toString());
            } else if (!call.arguments.hasBegun()) {
                say(call, "{}");
            }
        }
    }

    private void say(Call call, String piece) throws IOException {
        String whole = call.characters.take(piece);
        if (whole.isEmpty()) {
            return;
        }
        if (call.input == null) {
            sink.accept(new ToolCallDelta(call.key, whole));
        } else {
            call.text.append(whole);
            sink.accept(new CustomCallDelta(call.key, whole));
        }
    }

    private @Nullable Call callOf(ToolCallPiece piece) {
        if (piece.whole()) {
            return null;
        }
        if (piece.index() != null) {
            return byIndex.get(piece.index());
        }
        for (Call call : calls) {
            if (isSome(piece.id()) && piece.id().equals(call.id)) {
                return call;
            }
        }
        return latest;
    }

    private static boolean begins(ToolCallPiece piece, Call call) {
        if (!isSome(piece.name())) {
            return false;
        }
        if (isSome(piece.id())) {
            return !piece.id().equals(call.id);
        }
        // Some upstreams repeat the name in each piece of one call: only more arguments than a call can have tell.
        return call.arguments.isComplete() && (!piece.name().equals(call.name) || isSome(piece.arguments()));
    }

    private Call begin(ToolCallPiece piece) throws EngineException, IOException {
        if (!isSome(piece.name())) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream sent a tool call without a name."));
        }
        boolean used = calls.stream()
                .anyMatch(other -> isSome(piece.id()) && piece.id().equals(other.id));
        // An id that two calls share can't tell their outputs apart: the server's own can.
        Call call = new Call("call-" + calls.size(), piece, used || piece.id() == null ? "" : piece.id());
        calls.add(call);
        if (computer.isCalledBy(call.name)) {
            // An action is an item in one piece: nothing is said of it until it is whole.
            call.action = new StringBuilder();
        } else if (custom.has(call.name)) {
            call.input = new InputScan();
            sink.accept(new CustomCallStart(call.key, call.callId, call.name));
        } else {
            sink.accept(new ToolCallStart(call.key, call.callId, call.name));
        }
        return call;
    }

    private static boolean isSome(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static final class Call {
        private final String key;
        private final @Nullable String id;
        private final String name;
        private final ArgumentScan arguments = new ArgumentScan();
        private final WholeCharacters characters = new WholeCharacters();
        private final String callId;
        private final StringBuilder text = new StringBuilder();
        private @Nullable InputScan input;
        private @Nullable StringBuilder action;

        Call(String key, ToolCallPiece first, String callId) {
            this.key = key;
            this.id = first.id();
            this.name = String.valueOf(first.name());
            this.callId = callId;
        }
    }
}
