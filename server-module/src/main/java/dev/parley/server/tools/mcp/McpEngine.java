package dev.parley.server.tools.mcp;

import dev.parley.model.McpApprovalRequest;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.PreparedAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives tools of MCP servers to an engine whose model knows functions only: it is offered each tool as a function, what it
 * calls is called here, and it is asked again with what came back. A server that fails is an item that says so.
 */
public final class McpEngine implements ModelEngine {
    private static final String TOOL = "mcp";
    private static final Set<String> ITEMS =
            Set.of("mcp_approval_request", "mcp_approval_response", "mcp_call", "mcp_list_tools");

    private final ModelEngine engine;
    private final McpAccess access;
    private final HttpClient http;

    private McpEngine(ModelEngine engine, McpAccess access, HttpClient http) {
        this.engine = engine;
        this.access = access;
        this.http = http;
    }

    /** In front of this engine, unless it knows of MCP servers itself or of no functions. */
    public static ModelEngine inFrontOf(ModelEngine engine, McpAccess access) {
        Set<String> tools = engine.capabilities().tools();
        if (tools.contains(TOOL) || !tools.contains("function")) {
            return engine;
        }
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(access.timeout())
                // A server that may be asked must not lead to one that may not.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new McpEngine(engine, access, http);
    }

    @Override
    public Capabilities capabilities() {
        Capabilities own = engine.capabilities();
        Set<String> tools = new HashSet<>(own.tools());
        tools.add(TOOL);
        Set<String> items = new HashSet<>(own.items());
        items.addAll(ITEMS);
        return new Capabilities(own.parameters(), tools, items, own.grammars());
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        Map<String, McpServer> servers = Declarations.of(request.parameters(), access);
        if (servers.isEmpty() && request.conversation().stream().noneMatch(History::isForeign)) {
            return engine.prepare(request);
        }
        List<McpApprovalRequest> granted = Approvals.granted(request, servers);
        engine.prepare(new Question(request).trial());
        McpTurn.Setting setting = new McpTurn.Setting(engine, request, servers, granted, access.maxRounds());
        return sink -> run(setting, sink);
    }

    @Override
    public void close() {
        engine.close();
    }

    private void run(McpTurn.Setting setting, EngineSink sink) throws EngineException, IOException {
        try (McpSessions sessions =
                McpSessions.of(access, http, setting.request().cancellation())) {
            new McpTurn(setting, sessions, sink).run();
        }
    }
}
