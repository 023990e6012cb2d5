package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Databases;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a commit waits for, as the database itself says it while it commits. */
final class DurabilityTest {
    private static final String PROCESS = "1"; // NORMAL: survives the process
    private static final String MACHINE = "2"; // FULL: survives a power cut

    private final List<String> commits = new CopyOnWriteArrayList<>();

    @Test
    void the_beginning_of_a_response_does_not_wait_for_the_disk_and_its_end_does() {
        StoredResponse live = Samples.live("r1");

        assertThat(committed(new Write.Insert(live), new Write.Finish(Samples.ended(live), Samples.events(0, 1))))
                .containsExactly(PROCESS, MACHINE);
    }

    @Test
    void events_on_their_way_do_not_wait_for_the_disk() {
        assertThat(committed(new Write.Insert(Samples.live("r1")), new Write.Append("r1", Samples.events(0, 1))))
                .containsExactly(PROCESS, PROCESS);
    }

    @Test
    void what_is_promised_or_told_to_have_ended_is_on_the_disk() {
        StoredResponse queued = Samples.response("r1", null, "queued");

        assertThat(committed(
                        new Write.Insert(queued, Samples.bytes("{}")),
                        new Write.Insert(Samples.finished("r2")),
                        new Write.Delete("t", "r2")))
                .containsExactly(MACHINE, MACHINE, MACHINE);
    }

    private List<String> committed(Write... writes) {
        try (OpenDatabase open = OpenDatabase.of(new StoreAccess(Databases.SQLITE.freshUrl(), null, null))) {
            Transactions watched = new Transactions(Proxies.pool(open.pool(), this::watched), open.kind());
            Holdings holdings = new Holdings("me", InstantSource.system());
            for (Write write : writes) {
                try (StoreWriter writer = StoreWriter.start(watched, SqlResponseStore.LIMITS, holdings)) {
                    writer.send(write); // and closing waits for it
                }
            }
            return commits;
        }
    }

    private Connection watched(Connection connection) {
        return Proxies.of(Connection.class, connection, (name, result) -> {
            if (name.equals("commit")) {
                commits.add(synchronous(connection));
            }
            return result;
        });
    }

    private static String synchronous(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA synchronous")) {
            row.next();
            return row.getString(1);
        }
    }
}
