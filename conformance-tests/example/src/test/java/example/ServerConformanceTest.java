package example;

import dev.parley.conformance.junit.ConformanceTest;
import dev.parley.server.ParleyServer;
import dev.parley.server.ServerConfig;
import dev.parley.server.StoreConfig;
import dev.parley.server.Web;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The kit takes the URL of any server; this one is started for the test. */
final class ServerConformanceTest extends ConformanceTest {
    @TempDir
    private static Path folder;

    private static ParleyServer server;

    @BeforeAll
    static void start() {
        server = ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                ServerConfig.Threads.PLATFORM,
                StoreConfig.of("jdbc:sqlite:" + folder.resolve("example.db")),
                List.of(new ServerConfig.Route(
                        "parley-scripted", ServerConfig.EngineKind.SCRIPTED, null, null, null, null)),
                List.of(),
                ServerConfig.Lifecycle.DEFAULT,
                Web.DEFAULT));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected URI server() {
        return server.uri();
    }
}
