package dev.parley.conformance.mutants;

import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to deal wrongly with MCP servers. */
final class McpDefects {
    private McpDefects() {}

    static List<Defect> items() {
        return List.of(
                skip("lists no tools", "mcp/list-and-call", "has-item", "mcp-tools"),
                Defect.of(
                                "lists tools of its own",
                                "mcp/list-and-call",
                                "mcp-list",
                                Flaw.items(
                                        "mcp_list_tools",
                                        item -> item.withArray("/tools")
                                                .removeAll()
                                                .addObject()
                                                .put("name", "weather")
                                                .putObject("input_schema")
                                                .put("type", "object")))
                        .in(Dialect.V5),
                Defect.of(
                                "calls without events",
                                "mcp/streamed",
                                "own-deltas",
                                Flaw.events(events -> events.removeIf(
                                        e -> e.path("type").asText().equals("response.mcp_call.completed"))))
                        .in(Dialect.V5),
                skip("never approved", "mcp/approval", "has-item", "approval"),
                skip("hides the failing server", "mcp/unreachable", "has-item", "mcp-error"),
                skip("hides the failing tool", "mcp/failing-tool", "mcp-calls", "mcp-failure"));
    }

    static List<Defect> calls() {
        return List.of(
                skip("plays the tool itself", "mcp/called", "mcp-calls", "mcp-call"),
                skip("plays the tool itself, streamed", "mcp/streamed", "mcp-calls", "mcp-call"),
                skip("plays the approved tool itself", "mcp/approval", "mcp-calls", "mcp-call"),
                skip("calls and shows something else", "mcp/list-and-call", "mcp-calls", "mcp-output"),
                skip("calls without the arguments", "mcp/called", "mcp-calls", "mcp-arguments"),
                skip("calls before it is approved", "mcp/approved", "mcp-calls", "mcp-patience"),
                skip("calls what was denied", "mcp/denied", "mcp-calls", "mcp-denial"),
                skip("keeps it from the model", "mcp/called", "mcp-told", "mcp-told"),
                skip("forgets it in the next turn", "mcp/chained", "mcp-told", "mcp-history"));
    }

    private static Defect skip(String name, String caseId, String check, String... rules) {
        return Defect.of(name, caseId, check, Flaw.skip(rules)).in(Dialect.V5);
    }
}
