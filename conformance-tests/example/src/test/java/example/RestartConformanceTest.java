package example;

import dev.parley.conformance.junit.ConformanceTest;
import dev.parley.conformance.suite.Surroundings;
import dev.parley.server.ParleyServer;
import dev.parley.server.StoreConfig;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server that ends and starts again on what it has stored: that is all still there. */
final class RestartConformanceTest extends ConformanceTest {
    @TempDir
    private static Path folder;

    private static StoreConfig store;
    private static ParleyServer server;

    @BeforeAll
    static void start() {
        store = StoreConfig.of("jdbc:sqlite:" + folder.resolve("restart.db"));
        server = Servers.on(store);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void restart() {
        int port = server.uri().getPort();
        server.close();
        server = Servers.on(store, port);
    }

    @Override
    protected URI server() {
        return server.uri();
    }

    @Override
    protected Surroundings surroundings() {
        return Surroundings.NONE.withRestart(RestartConformanceTest::restart);
    }

    @Override
    protected String cases() {
        return "restart/*";
    }

    @Override
    protected boolean mustJudge() {
        return true;
    }
}
