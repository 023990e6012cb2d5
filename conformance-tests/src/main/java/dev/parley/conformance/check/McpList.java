package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import java.util.List;

/** The list of tools is that of the MCP server: names and schemas. */
final class McpList implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        JsonNode offered = evidence.visit().tools();
        for (JsonNode item : evidence.output()) {
            if (item.path("type").asText().equals("mcp_list_tools")) {
                return isSame(offered, item.path("tools"))
                        ? List.of()
                        : List.of(Finding.differs("mcp_list_tools /tools", offered.toString(), item.path("tools")));
            }
        }
        return List.of(Finding.differs(
                "/output", "an item of type mcp_list_tools", evidence.response().path("output")));
    }

    private static boolean isSame(JsonNode offered, JsonNode listed) {
        boolean same = offered.size() == listed.size();
        for (int i = 0; i < offered.size(); i++) {
            JsonNode mine = offered.get(i);
            same &= Trees.same(mine.path("name"), listed.path(i).path("name"))
                    && Trees.same(mine.path("inputSchema"), listed.path(i).path("input_schema"));
        }
        return same;
    }
}
