package example;

import dev.parley.conformance.junit.ConformanceTest;
import dev.parley.conformance.suite.Surroundings;
import dev.parley.server.ParleyServer;
import dev.parley.server.StoreConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps things for seconds only: what is past its time is gone, as it says. */
final class BriefConformanceTest extends ConformanceTest {
    private static final int KEPT_SECONDS = 12;
    private static final int RESUMED_SECONDS = 2;

    @TempDir
    private static Path folder;

    private static ParleyServer server;

    @BeforeAll
    static void start() {
        String url = "jdbc:sqlite:" + folder.resolve("brief.db");
        server = Servers.on(new StoreConfig(url, null, null, null, null, null, null, KEPT_SECONDS, RESUMED_SECONDS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected URI server() {
        return server.uri();
    }

    @Override
    protected Surroundings surroundings() {
        return Surroundings.NONE.withLimits(new Surroundings.Limits(
                OptionalInt.of(KEPT_SECONDS),
                OptionalInt.empty(),
                OptionalInt.of(RESUMED_SECONDS),
                new Surroundings.Waiting(60, 30)));
    }

    @Override
    protected String cases() {
        return "retention/time,resume/window";
    }

    @Override
    protected boolean mustJudge() {
        return true;
    }
}
