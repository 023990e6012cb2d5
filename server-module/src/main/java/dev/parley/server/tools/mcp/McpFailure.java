package dev.parley.server.tools.mcp;

import org.jspecify.annotations.Nullable;

/** An MCP server or a tool of it has failed. The message is fit for the client and for the model: no secrets, no stack. */
final class McpFailure extends Exception {
    McpFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
