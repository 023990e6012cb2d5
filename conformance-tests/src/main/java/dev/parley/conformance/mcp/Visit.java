package dev.parley.conformance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** What a case's MCP server offers, and the calls that it got. */
public record Visit(JsonNode tools, List<Called> calls) {
    /** Of a run without such a server. */
    public static final Visit NONE = new Visit(MissingNode.getInstance(), List.of());

    public Visit {
        calls = List.copyOf(calls);
    }
}
