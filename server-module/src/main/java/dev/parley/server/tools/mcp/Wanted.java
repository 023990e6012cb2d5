package dev.parley.server.tools.mcp;

import dev.parley.model.McpApprovalRequest;
import dev.parley.server.engine.EngineEvent.ItemDone;
import dev.parley.server.engine.EngineEvent.ItemStart;
import dev.parley.server.engine.EngineSink;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of an MCP tool that the model wants: made if it needs no approval, else asked for. Used by one thread. */
final class Wanted {
    private final String key;
    private final String callId;
    private final Offer.Entry tool;
    private final @Nullable CallItem item;
    private final StringBuilder arguments = new StringBuilder();

    Wanted(String key, @Nullable String callId, Offer.Entry tool, @Nullable CallItem item) {
        this.key = key;
        this.callId = callId == null || callId.isBlank()
                ? "call_" + UUID.randomUUID().toString().replace("-", "")
                : callId;
        this.tool = tool;
        this.item = item;
    }

    void add(String delta) throws IOException {
        if (item == null) {
            arguments.append(delta);
        } else {
            item.addArguments(delta);
        }
    }

    String callId() {
        return callId;
    }

    Offer.Entry tool() {
        return tool;
    }

    /** The call as it is said so far; null if it needs approval. */
    @Nullable
    CallItem item() {
        return item;
    }

    /** Asks the client whether the call may be made. */
    void askForApproval(EngineSink sink) throws IOException {
        McpApprovalRequest request = McpApprovalRequest.builder()
                .id("")
                .serverLabel(tool.server().label())
                .name(tool.tool().name())
                .arguments(arguments.isEmpty() ? "{}" : arguments.toString())
                .build();
        sink.accept(new ItemStart(key, request));
        sink.accept(new ItemDone(key, request));
    }
}
