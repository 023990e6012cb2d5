package dev.parley.server.tools.mcp;

import dev.parley.model.CreateResponse;
import dev.parley.model.McpAllowedTools;
import dev.parley.model.McpApproval;
import dev.parley.model.McpApprovalMode;
import dev.parley.model.McpTool;
import dev.parley.model.Tool;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the MCP servers that a request declares: each may be asked, or the request is refused by name. */
final class Declarations {
    private final McpAccess access;
    private final Map<String, McpServer> servers = new LinkedHashMap<>();

    private Declarations(McpAccess access) {
        this.access = access;
    }

    /** The servers by their label, in the order of the request. */
    static Map<String, McpServer> of(CreateResponse request, McpAccess access) throws EngineException {
        Declarations declarations = new Declarations(access);
        List<Tool> tools = Objects.requireNonNullElse(request.tools(), List.of());
        for (int i = 0; i < tools.size(); i++) {
            if (tools.get(i) instanceof McpTool tool) {
                declarations.add(tool, "tools[" + i + "].");
            }
        }
        return declarations.servers;
    }

    private void add(McpTool tool, String where) throws EngineException {
        require(!tool.serverLabel().isBlank(), where + "server_label", "An MCP server needs a label.");
        require(
                tool.connectorId() == null,
                where + "connector_id",
                "This server has no connectors: name a server_url.");
        require(
                !(tool.allowedTools() instanceof McpAllowedTools.Unknown),
                where + "allowed_tools",
                "The allowed tools are a list of names or a filter.");
        require(
                !(tool.requireApproval() instanceof McpApproval.Unknown)
                        && !(tool.requireApproval() instanceof McpApprovalMode.Unknown),
                where + "require_approval",
                "Approval is required always, never, or by a filter.");
        McpServer server = tool.serverUrl() == null ? named(tool, where) : given(tool, where);
        require(
                servers.putIfAbsent(tool.serverLabel(), server) == null,
                where + "server_label",
                "Two MCP servers have the same label.");
    }

    private McpServer named(McpTool tool, String where) throws EngineException {
        McpAccess.Named named = access.servers().get(tool.serverLabel());
        require(named != null, where + "server_url", "No MCP server of this label is known here: name its server_url.");
        String message = "What this MCP server is shown is not for a request to say.";
        require(tool.headers() == null, where + "headers", message);
        require(tool.authorization() == null, where + "authorization", message);
        return new McpServer(tool, named.url(), named.headers());
    }

    private McpServer given(McpTool tool, String where) throws EngineException {
        URI url = url(tool.serverUrl());
        require(
                url != null && access.allows(url),
                where + "server_url",
                "MCP servers at this URL may not be asked from here.");
        return new McpServer(tool, url, headers(tool, where));
    }

    private static @Nullable URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> headers(McpTool tool, String where) throws EngineException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : Objects.requireNonNullElse(tool.headers(), Map.<String, String>of())
                .entrySet()) {
            require(
                    canBeSent(header.getKey(), header.getValue())
                            && headers.put(header.getKey(), header.getValue()) == null,
                    where + "headers",
                    "One of these headers can't be sent.");
        }
        if (tool.authorization() != null) {
            require(
                    canBeSent("Authorization", tool.authorization())
                            && headers.put("Authorization", "Bearer " + tool.authorization()) == null,
                    where + "authorization",
                    "The authorization can't be sent, or is among the headers as well.");
        }
        return headers;
    }

    /** The HTTP client knows what would break a request, or is its own to say. */
    private static boolean canBeSent(String name, String value) {
        try {
            HttpRequest.newBuilder().header(name, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String param, String message) throws EngineException {
        if (!holds) {
            throw new EngineException(new Failure(Kind.INVALID_REQUEST, message, param, null));
        }
    }
}
