package example;

import dev.parley.conformance.junit.ConformanceTest;
import dev.parley.server.ParleyServer;
import dev.parley.server.StoreConfig;
import java.net.URI;
import java.nio.file.Path;
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
        server = Servers.on(StoreConfig.of("jdbc:sqlite:" + folder.resolve("example.db")));
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
