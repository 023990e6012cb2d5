package dev.parley.conformance;

import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.suite.Stage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** What the kit itself serves during a run, for the server under test to ask: a model, an MCP server. */
record Company(Optional<Stage> stage, Optional<McpServer> tools) implements Closeable {
    static Company open(PuppetOptions puppet, McpOptions mcp, Profile profile) {
        return new Company(puppet.open(profile), mcp.open());
    }

    @Override
    public void close() throws IOException {
        tools.ifPresent(McpServer::close);
        if (stage.isPresent()) {
            stage.get().puppet().close();
        }
    }
}
