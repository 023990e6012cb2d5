package dev.parley.server.tools.mcp;

import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.InputItem;
import dev.parley.model.McpCall;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputItem;
import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.CustomCallDelta;
import dev.parley.server.engine.EngineEvent.CustomCallStart;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.ItemDone;
import dev.parley.server.engine.EngineEvent.ItemEvent;
import dev.parley.server.engine.EngineEvent.ItemStart;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.ToolCallStart;
import dev.parley.server.engine.EngineEvent.WholeItem;
import dev.parley.server.engine.EngineSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the model says in answer to one question. All of it passes, with keys that no other round has; calls of MCP tools
 * become items of their own, and the end is held back. Used by one thread.
 */
final class Round implements EngineSink {
    private final EngineSink sink;
    private final Offer offer;
    private final int number;
    private final TokenCount before;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private final List<InputItem> said = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private TokenCount tokens;
    private @Nullable Finish finish;
    private boolean clientsTurn;

    /** The round of this number; {@code before} is what earlier ones cost. */
    Round(EngineSink sink, Offer offer, int number, TokenCount before) {
        this.sink = sink;
        this.offer = offer;
        this.number = number;
        this.before = before;
        this.tokens = before;
    }

    @Override
    public void accept(EngineEvent event) throws IOException {
        if (event instanceof Finish end) {
            finish = end;
        } else if (event instanceof TokenCount count) {
            tokens = Tokens.sum(before, count);
            sink.accept(tokens);
        } else if (event instanceof ToolCallStart start) {
            begin(start.key(), start.callId(), start.name(), event);
        } else if (event instanceof ToolCallDelta delta && wanted.containsKey(delta.key())) {
            wanted.get(delta.key()).add(delta.arguments());
        } else if (event instanceof ItemStart start && start.item() instanceof FunctionCall call) {
            begin(start.key(), call.callId(), call.name(), event);
        } else if (event instanceof ItemEvent detail && wanted.containsKey(detail.key())) {
            if (detail.event() instanceof FunctionCallArgumentsDeltaEvent delta) {
                wanted.get(detail.key()).add(delta.delta());
            }
        } else if (!(event instanceof ItemDone done && wanted.containsKey(done.key()))) {
            note(event);
            sink.accept(rekeyed(event));
        }
    }

    /** The calls of MCP tools, in their order. */
    List<Wanted> wanted() {
        return List.copyOf(wanted.values());
    }

    /** What was said beside them, as items of the conversation. */
    List<InputItem> said() {
        endText();
        return List.copyOf(said);
    }

    /** What this round and those before it have cost. */
    TokenCount tokens() {
        return tokens;
    }

    /** Whether the client has to do something before the model can go on. */
    boolean isClientsTurn() {
        return clientsTurn;
    }

    Finish finish() {
        if (finish == null) {
            throw new IllegalStateException("the engine returned without an end");
        }
        return finish;
    }

    private void begin(String key, @Nullable String callId, String name, EngineEvent event) throws IOException {
        Optional<Offer.Entry> tool = offer.find(name);
        if (tool.isEmpty()) {
            note(event);
            sink.accept(rekeyed(event));
            return;
        }
        endText();
        CallItem item = tool.get().needsApproval()
                ? null
                : CallItem.begin(
                        sink,
                        key(key),
                        McpCall.builder()
                                .serverLabel(tool.get().server().label())
                                .name(tool.get().tool().name()));
        wanted.put(key, new Wanted(key(key), callId, tool.get(), item));
    }

    private void note(EngineEvent event) {
        if (event instanceof TextDelta delta) {
            text.append(delta.text());
        } else if (event instanceof EngineEvent.RefusalDelta delta) {
            text.append(delta.text());
        } else if (event instanceof ItemDone done && done.item() instanceof InputItem item) {
            endText();
            said.add(item);
        }
        clientsTurn |= event instanceof ToolCallStart
                || event instanceof CustomCallStart
                || event instanceof WholeItem
                || (event instanceof ItemStart start && isCall(start.item()));
    }

    /** Calls that the backend has not made itself are the client's to make. */
    private static boolean isCall(OutputItem item) {
        return switch (String.valueOf(item.type())) {
            case "function_call",
                    "custom_tool_call",
                    "computer_call",
                    "local_shell_call",
                    "shell_call",
                    "apply_patch_call" -> true;
            default -> false;
        };
    }

    private void endText() {
        if (!text.isEmpty()) {
            said.add(Message.builder()
                    .role(MessageRole.ASSISTANT)
                    .content(new MessageContent.Text(text.toString()))
                    .build());
            text.setLength(0);
        }
    }

    private EngineEvent rekeyed(EngineEvent event) {
        if (event instanceof ToolCallStart e) {
            return new ToolCallStart(key(e.key()), e.callId(), e.name());
        } else if (event instanceof ToolCallDelta e) {
            return new ToolCallDelta(key(e.key()), e.arguments());
        } else if (event instanceof CustomCallStart e) {
            return new CustomCallStart(key(e.key()), e.callId(), e.name());
        } else if (event instanceof CustomCallDelta e) {
            return new CustomCallDelta(key(e.key()), e.input());
        } else if (event instanceof ItemStart e) {
            return new ItemStart(key(e.key()), e.item());
        } else if (event instanceof ItemEvent e) {
            return new ItemEvent(key(e.key()), e.event());
        }
        return event instanceof ItemDone e ? new ItemDone(key(e.key()), e.item()) : event;
    }

    private String key(String own) {
        return number + "/" + own;
    }
}
