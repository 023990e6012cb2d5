package example;

import dev.parley.conformance.junit.ConformanceTest;
import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Surroundings;
import dev.parley.server.ParleyServer;
import dev.parley.server.StoreConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server between a model and an MCP server that are both the kit's: what one says reaches the other. */
final class McpConformanceTest extends ConformanceTest {
    @TempDir
    private static Path folder;

    private static Puppet model;
    private static McpServer tools;
    private static ParleyServer server;

    @BeforeAll
    static void start() throws IOException {
        model = Puppet.local(Stage.patience(Optional.of(Duration.ofSeconds(20))));
        tools = McpServer.local();
        StoreConfig store = StoreConfig.of("jdbc:sqlite:" + folder.resolve("mcp.db"));
        server = Servers.between(store, model.url(), tools.url());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        tools.close();
        model.close();
    }

    @Override
    protected URI server() {
        return server.uri();
    }

    @Override
    protected String profile() {
        return "v5";
    }

    @Override
    protected Optional<Stage> stage() {
        return Optional.of(new Stage(model, "parley/puppet", Optional.empty()));
    }

    @Override
    protected Surroundings surroundings() {
        return Surroundings.NONE.withMcp(tools);
    }

    @Override
    protected String cases() {
        return "mcp/*";
    }

    @Override
    protected boolean mustJudge() {
        return true;
    }
}
