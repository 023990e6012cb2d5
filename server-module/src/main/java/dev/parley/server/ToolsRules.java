package dev.parley.server;

import static dev.parley.server.ConfigRules.httpUrl;
import static dev.parley.server.ConfigRules.present;
import static dev.parley.server.ConfigRules.require;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the settings of tools must be. */
final class ToolsRules {
    private ToolsRules() {}

    static void check(ToolsConfig tools) {
        if (tools.mcp() != null) {
            mcp("tools.mcp", tools.mcp());
        }
    }

    private static void mcp(String where, McpConfig mcp) {
        for (int i = 0; i < mcp.allowed().size(); i++) {
            url(where + ".allowed[" + i + "]", mcp.allowed().get(i));
        }
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < mcp.servers().size(); i++) {
            String place = where + ".servers[" + i + "]";
            server(place, mcp.servers().get(i));
            require(labels.add(mcp.servers().get(i).label()), place + ".label is there twice");
        }
        require(mcp.timeoutSeconds() >= 1, where + ".timeout_seconds must be at least 1");
        require(mcp.maxRounds() >= 1, where + ".max_rounds must be at least 1");
    }

    private static void server(String where, McpConfig.Server server) {
        present(where + ".label", server.label());
        present(where + ".url", server.url());
        url(where + ".url", server.url());
        for (Map.Entry<String, String> header : Objects.requireNonNullElse(server.headers(), Map.<String, String>of())
                .entrySet()) {
            try {
                HttpRequest.newBuilder().header(header.getKey(), header.getValue());
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new ConfigException(where + ".headers." + header.getKey() + " can't be sent");
            }
        }
    }

    private static void url(String where, String value) {
        httpUrl(where, value);
        require(URI.create(value).getHost() != null, where + " must name a host");
    }
}
