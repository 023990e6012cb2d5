package dev.parley.server.tools.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a tool gave back, as the one text that an item has room for. */
final class ToolResult {
    private ToolResult() {}

    static String text(CallToolResult result) {
        List<Content> content = Objects.requireNonNullElse(result.content(), List.of());
        if (content.isEmpty() && result.structuredContent() != null) {
            return json(result.structuredContent());
        }
        return content.stream().map(ToolResult::text).collect(Collectors.joining("\n"));
    }

    private static String text(Content content) {
        if (content instanceof TextContent text) {
            return text.text();
        }
        if (content instanceof EmbeddedResource embedded && embedded.resource() instanceof TextResourceContents text) {
            return text.text();
        }
        if (content instanceof ResourceLink link) {
            return link.name() + " " + link.uri();
        }
        return "[" + content.type() + " that can't be shown as text]";
    }

    private static String json(Object value) {
        try {
            return McpJsonDefaults.getMapper().writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it came as JSON
        }
    }
}
