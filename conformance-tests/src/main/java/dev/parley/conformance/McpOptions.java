package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.mcp.McpServer;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code run} about the kit's own MCP server. */
final class McpOptions {
    @Option(
            names = "--mcp",
            paramLabel = "[HOST:]PORT",
            description = "listen here as an MCP server that the server under test may ask; 0 picks a free port."
                    + " Without it the cases about MCP tools cannot run")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--mcp-url",
            paramLabel = "URL",
            description = "where the server under test finds it; default: http://HOST:PORT/mcp")
    private Optional<URI> seenAs = Optional.empty();

    /** Opens the server that the options ask for; whoever gets it closes it. */
    Optional<McpServer> open() {
        if (address.isEmpty() && seenAs.isPresent()) {
            throw new BrokenKitException("--mcp-url says where the server of --mcp is found, and there is no --mcp");
        }
        return address.map(text -> new Address("--mcp", text).open("the MCP server", at -> new McpServer(at, seenAs)));
    }
}
