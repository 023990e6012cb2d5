package dev.parley.server.service;

import dev.parley.json.JsonValue;
import dev.parley.model.McpTool;
import dev.parley.model.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tools as they are echoed and kept: what is for an MCP server's eyes only is left out. */
final class ShownTools {
    private ShownTools() {}

    static List<Tool> of(List<Tool> tools) {
        return tools.stream()
                .map(tool -> tool instanceof McpTool mcp ? withoutSecrets(mcp) : tool)
                .toList();
    }

    private static Tool withoutSecrets(McpTool tool) {
        Map<String, JsonValue> members =
                new LinkedHashMap<>(RequestTree.objectOf(tool).members());
        members.remove("authorization");
        members.remove("headers");
        try {
            return new JsonValue.Obj(members).as(Tool::read);
        } catch (IOException e) {
            throw new UncheckedIOException("a tool can't be read without its secrets", e);
        }
    }
}
