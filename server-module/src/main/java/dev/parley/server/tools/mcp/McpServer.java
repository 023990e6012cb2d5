package dev.parley.server.tools.mcp;

import dev.parley.model.McpTool;
import java.net.URI;
import java.util.Map;

/**
 * A server that a request declares, and that may be asked.
 *
 * @param tool how the request declares it
 * @param headers sent with each request to it; secrets
 */
record McpServer(McpTool tool, URI url, Map<String, String> headers) {
    McpServer {
        headers = Map.copyOf(headers);
    }

    String label() {
        return tool.serverLabel();
    }

    /** What it says, without what it was shown: some servers quote what they got. */
    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : headers.values()) {
            String bare = secret.replaceFirst("(?i)^(?:bearer|basic) +", "");
            clean = bare.length() < 8 ? clean : clean.replace(bare, "[key]"); // shorter ones stand in many words
        }
        return clean;
    }

    @Override
    public String toString() {
        return "McpServer[" + label() + "]"; // never the headers
    }
}
