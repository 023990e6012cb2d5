package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tools that the server runs itself.
 *
 * @param mcp which MCP servers may be asked; null for none
 */
public record ToolsConfig(@Nullable McpConfig mcp) {
    /** None. */
    public static final ToolsConfig NONE = new ToolsConfig(null);

    @JsonCreator
    static ToolsConfig of(@JsonProperty("mcp") @Nullable McpConfig mcp) {
        return new ToolsConfig(mcp);
    }
}
