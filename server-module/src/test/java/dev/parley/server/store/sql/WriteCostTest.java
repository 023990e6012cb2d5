package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.server.Databases;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts what the write path costs: the figures of docs/decisions/0007-store-layout-and-event-log.md. */
final class WriteCostTest {
    private static final int TURNS = 20;
    private static final int EVENTS = 100;
    /** Nothing is written for its age alone, so that the counts do not depend on the machine. */
    private static final WriteQueue.Limits PATIENT =
            new WriteQueue.Limits(16L * 1024 * 1024, Duration.ofHours(1), Duration.ofSeconds(20));

    private static final String REQUESTS = "SELECT COALESCE(SUM(LENGTH(request)), 0) FROM responses";

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger executions = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_streamed_response_costs_two_transactions_and_three_rows(Databases database) throws SQLException {
        try (OpenDatabase open = OpenDatabase.of(new StoreAccess(database.freshUrl(), null, null))) {
            try (StoreWriter writer = writer(open)) {
                for (int i = 0; i < TURNS; i++) {
                    stream(writer, Samples.live("r" + i));
                }
            }
            Map<String, Long> rows = rows(open.pool());

            assertThat(commits).hasValue(2 * TURNS);
            assertThat(executions).as("insert, its input, end, events").hasValue(4 * TURNS);
            assertThat(rows)
                    .containsEntry("responses", (long) TURNS)
                    .containsEntry("response_input", (long) TURNS)
                    .containsEntry("response_events", (long) TURNS);
            long bytes = bytes(open.pool());
            assertThat(bytes)
                    .as("of the log: JSON, type and 16 more for each event, 1 for the chunk")
                    .isEqualTo(TURNS * (1 + logged() + 16L * EVENTS));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void one_that_waits_costs_one_transaction_more_and_its_request_only_as_long_as_it_waits(Databases database)
            throws SQLException {
        try (OpenDatabase open = OpenDatabase.of(new StoreAccess(database.freshUrl(), null, null))) {
            try (StoreWriter writer = writer(open)) {
                StoredResponse queued = Samples.response("r1", null, "queued");
                writer.call(new Write.Insert(queued, Samples.bytes("{}")));
                writer.send(new Write.Append("r1", Samples.events(0, 1)));
                assertThat(number(open.pool(), REQUESTS)).isEqualTo(2);
                writer.call(new Write.Update(Samples.live("r1")));
                assertThat(number(open.pool(), REQUESTS)).isZero();
                writer.call(new Write.Finish(Samples.ended(queued), Samples.events(2, 2)));
            }

            assertThat(commits).hasValue(3);
            assertThat(executions)
                    .as("insert, its input; that it runs, events; end, events")
                    .hasValue(6);
            assertThat(rows(open.pool()))
                    .containsEntry("responses", 1L)
                    .containsEntry("response_input", 1L)
                    .containsEntry("response_events", 2L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void an_answer_that_is_not_streamed_costs_one_transaction_and_two_rows(Databases database) throws SQLException {
        try (OpenDatabase open = OpenDatabase.of(new StoreAccess(database.freshUrl(), null, null))) {
            try (StoreWriter writer = writer(open)) {
                writer.call(new Write.Insert(Samples.finished("r1")));
            }

            assertThat(commits).hasValue(1);
            assertThat(executions).hasValue(2);
            assertThat(rows(open.pool())).containsEntry("responses", 1L).containsEntry("response_events", 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void turns_that_stream_together_share_their_transactions(Databases database) throws SQLException {
        try (OpenDatabase open = OpenDatabase.of(new StoreAccess(database.freshUrl(), null, null))) {
            try (StoreWriter writer = writer(open)) {
                for (int i = 0; i < TURNS; i++) {
                    writer.call(new Write.Insert(Samples.live("r" + i)));
                }
                commits.set(0);
                executions.set(0);
                for (int number = 0; number < EVENTS; number++) {
                    for (int i = 0; i < TURNS; i++) {
                        writer.send(new Write.Append("r" + i, Samples.events(number, number)));
                    }
                }
            }

            assertThat(commits).as("events of all turns are one").hasValue(1);
            assertThat(executions).hasValue(1);
            assertThat(rows(open.pool())).containsEntry("response_events", (long) TURNS);
        }
    }

    private StoreWriter writer(OpenDatabase open) {
        Transactions transactions = new Transactions(counting(open.pool()), open.disk());
        return StoreWriter.start(transactions, PATIENT, new Holdings("me", InstantSource.system()));
    }

    private static void stream(StoreWriter writer, StoredResponse response) {
        writer.call(new Write.Insert(response));
        for (int number = 0; number < EVENTS - 1; number++) {
            writer.send(new Write.Append(response.id(), Samples.events(number, number)));
        }
        writer.call(new Write.Finish(Samples.ended(response), Samples.events(EVENTS - 1, EVENTS - 1)));
    }

    private static long logged() {
        return IntStream.range(0, EVENTS)
                .mapToObj(Samples::event)
                .mapToLong(event -> size(event))
                .sum();
    }

    private static long size(LoggedEvent event) {
        return (long) event.json().length + event.type().length();
    }

    private static Map<String, Long> rows(DataSource pool) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : List.of("responses", "response_input", "response_events")) {
            rows.put(table, number(pool, "SELECT COUNT(*) FROM " + table));
        }
        return rows;
    }

    private static long bytes(DataSource pool) throws SQLException {
        return number(pool, "SELECT SUM(LENGTH(events)) FROM response_events");
    }

    private static long number(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private DataSource counting(HikariDataSource pool) {
        return Proxies.pool(pool, this::counted);
    }

    private Connection counted(Connection connection) {
        return Proxies.of(Connection.class, connection, (name, result) -> {
            if (name.equals("commit")) {
                commits.incrementAndGet();
            }
            return result instanceof PreparedStatement statement
                    ? Proxies.of(PreparedStatement.class, statement, this::executed)
                    : result;
        });
    }

    private Object executed(String name, Object result) {
        if (name.startsWith("execute")) {
            executions.incrementAndGet();
        }
        return result;
    }
}
