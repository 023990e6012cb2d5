package dev.parley.server.tools.mcp;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.InputItem;
import dev.parley.model.McpErrorValue;
import dev.parley.model.McpListTools;
import dev.parley.model.McpListToolsCompletedEvent;
import dev.parley.model.McpListToolsFailedEvent;
import dev.parley.model.McpListToolsInProgressEvent;
import dev.parley.model.McpListedTool;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent.ItemDone;
import dev.parley.server.engine.EngineEvent.ItemEvent;
import dev.parley.server.engine.EngineEvent.ItemStart;
import dev.parley.server.engine.EngineSink;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns which tools a server has: from the conversation, or from the server, which is an item of its own. */
final class Listing {
    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);

    private final EngineSink sink;

    Listing(EngineSink sink) {
        this.sink = sink;
    }

    /** What the conversation says about the server's tools, most recently; nothing if they could not be listed. */
    static Optional<List<McpListedTool>> known(List<InputItem> conversation, String label) {
        return conversation.stream()
                .filter(McpListTools.class::isInstance)
                .map(McpListTools.class::cast)
                .filter(list -> list.serverLabel().equals(label) && list.error() == null)
                .reduce((earlier, later) -> later)
                .map(McpListTools::tools);
    }

    /** Asks the server, and says so; a server that fails has no tools. */
    List<McpListedTool> ask(McpServer server, McpSession session) throws IOException {
        String key = "mcp-list-" + server.label();
        McpListTools.Builder item =
                McpListTools.builder().id("").serverLabel(server.label()).tools(List.of());
        sink.accept(new ItemStart(key, item.build()));
        say(
                key,
                McpListToolsInProgressEvent.builder()
                        .sequenceNumber(0)
                        .itemId("")
                        .outputIndex(0)
                        .build());
        try {
            List<McpListedTool> tools = session.tools().stream()
                    .map(Listing::listed)
                    .filter(tool -> ToolRule.allows(server.tool(), tool))
                    .toList();
            say(
                    key,
                    McpListToolsCompletedEvent.builder()
                            .sequenceNumber(0)
                            .itemId("")
                            .outputIndex(0)
                            .build());
            sink.accept(new ItemDone(key, item.tools(tools).build()));
            return tools;
        } catch (McpFailure e) {
            LOG.info("MCP server {}: {}", server.label(), e.getMessage());
            say(
                    key,
                    McpListToolsFailedEvent.builder()
                            .sequenceNumber(0)
                            .itemId("")
                            .outputIndex(0)
                            .build());
            sink.accept(new ItemDone(
                    key, item.error(McpErrorValue.of(e.getMessage())).build()));
            return List.of();
        }
    }

    private void say(String key, StreamEvent event) throws IOException {
        sink.accept(new ItemEvent(key, event));
    }

    private static McpListedTool listed(McpSchema.Tool tool) {
        McpListedTool.Builder listed = McpListedTool.builder().name(tool.name()).inputSchema(json(tool.inputSchema()));
        if (tool.description() != null) {
            listed.description(tool.description());
        }
        return tool.annotations() == null
                ? listed.build()
                : listed.annotations(json(tool.annotations())).build();
    }

    private static JsonValue json(Object value) {
        try {
            return Json.parse(McpJsonDefaults.getMapper().writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it came as JSON
        }
    }
}
