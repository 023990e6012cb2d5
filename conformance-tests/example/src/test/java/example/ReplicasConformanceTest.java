package example;

import dev.parley.conformance.junit.ConformanceTest;
import dev.parley.conformance.suite.Surroundings;
import dev.parley.server.ParleyServer;
import dev.parley.server.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two instances on one PostgreSQL: what one made the other serves. */
final class ReplicasConformanceTest extends ConformanceTest {
    private static EmbeddedPostgres database;
    private static ParleyServer server;
    private static ParleyServer replica;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        StoreConfig store = StoreConfig.of(database.getJdbcUrl("postgres", "postgres"));
        server = Servers.on(store);
        replica = Servers.on(store);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        replica.close();
        database.close();
    }

    @Override
    protected URI server() {
        return server.uri();
    }

    @Override
    protected Surroundings surroundings() {
        return Surroundings.NONE.withReplica(replica.uri());
    }

    @Override
    protected String cases() {
        return "replicas/*";
    }

    @Override
    protected boolean mustJudge() {
        return true;
    }
}
