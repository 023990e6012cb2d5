package dev.parley.server.tools.mcp;

import dev.parley.server.engine.Cancellation;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One turn's sessions, one for each server. They end with the turn, and at once when it is cancelled. */
final class McpSessions implements AutoCloseable {
    private final Map<String, McpSession> byLabel = new ConcurrentHashMap<>();
    private final McpAccess access;
    private final TurnHttp http;

    private McpSessions(McpAccess access, TurnHttp http) {
        this.access = access;
        this.http = http;
    }

    static McpSessions of(McpAccess access, HttpClient client, Cancellation cancellation) {
        McpSessions sessions = new McpSessions(access, new TurnHttp(client));
        cancellation.onCancel(sessions::close);
        return sessions;
    }

    McpSession with(McpServer server) {
        return byLabel.computeIfAbsent(server.label(), label -> new McpSession(server, http, access.timeout()));
    }

    @Override
    public void close() {
        byLabel.values().forEach(McpSession::close);
        http.abort();
    }
}
