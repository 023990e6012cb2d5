package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.ended;
import static dev.parley.server.store.sql.Samples.events;
import static dev.parley.server.store.sql.Samples.finished;
import static dev.parley.server.store.sql.Samples.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.Databases;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoreFailureTest extends StoreTest {
    private static final WriteQueue.Limits IMPATIENT =
            new WriteQueue.Limits(10_000, Duration.ofMillis(10), Duration.ofMillis(300));

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void events_that_could_not_be_written_are_noticed_and_leave_no_log_with_a_hole() throws SQLException {
        store.insert(live("r1"));
        execute("ALTER TABLE response_events RENAME TO away");
        store.append("r1", events(0, 3));
        await(() -> fails(() -> store.append("r1", List.of())));
        execute("ALTER TABLE away RENAME TO response_events");

        assertThatThrownBy(() -> store.append("r1", events(4, 4))).isInstanceOf(StoreException.class);
        assertThat(store.finish(ended(live("r1")), events(5, 5))).isTrue();
        assertThat(store.find("t", "r1").orElseThrow().status()).isEqualTo("completed");
        assertThat(store.find("t", "r1").orElseThrow().log()).isEqualTo(EventLog.GONE);
        assertThat(store.events("t", "r1", -1, 10)).isEmpty();
    }

    @Test
    void a_response_that_could_not_be_finished_is_given_out_when_the_database_is_back() throws SQLException {
        store.insert(live("r1"));
        execute("ALTER TABLE response_events RENAME TO away");
        assertThatThrownBy(() -> store.finish(ended(live("r1")), events(0, 0))).isInstanceOf(StoreException.class);
        execute("ALTER TABLE away RENAME TO response_events");

        assertThat(store.find("t", "r1").orElseThrow().status()).isEqualTo("in_progress");
        store.renewLeases();
        assertThat(store.takeExpired(10)).hasSize(1);
        assertThat(store.finish(ended(live("r1")), events(0, 0))).isTrue();
    }

    @Test
    void one_that_fails_spoils_none_of_those_written_with_it() throws Exception {
        store.insert(finished("taken"));
        Map<String, Future<?>> inserts = new LinkedHashMap<>();
        try (Connection blocker = connect()) {
            block(blocker);
            for (String id : List.of("first", "a", "taken", "b", "c")) {
                inserts.put(id, threads.submit(() -> store.insert(finished(id))));
            }
            Thread.sleep(300); // so that they are together
            execute(blocker, "ROLLBACK");
        }

        assertThatThrownBy(inserts.remove("taken")::get).hasCauseInstanceOf(StoreException.class);
        for (Future<?> insert : inserts.values()) {
            insert.get();
        }
        assertThat(store.list("t", PageRequest.newest(10)).orElseThrow().entries())
                .hasSize(5);
    }

    @Test
    void a_database_that_does_not_answer_holds_nobody_and_leaves_nothing_live() throws Exception {
        restart(IMPATIENT);
        try (Connection blocker = connect()) {
            block(blocker);

            assertThatThrownBy(() -> store.finish(ended(live("r2")), List.of())).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.insert(live("r1"))).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            store.append("r2", events(i, i + 10));
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("keep up");
            execute(blocker, "ROLLBACK");
        }

        await(() -> store.find("t", "r1").isPresent());
        await(() -> {
            store.renewLeases();
            return store.takeExpired(10).size() == 1;
        });
    }

    @Test
    void what_an_interrupted_thread_finishes_is_finished() {
        store.insert(live("r1"));
        Thread.currentThread().interrupt();

        assertThat(store.finish(ended(live("r1")), events(0, 0))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void what_an_interrupted_thread_begins_is_begun() {
        Thread.currentThread().interrupt();
        store.insert(live("r1"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.find("t", "r1")).isPresent();
    }

    @Test
    void a_failure_does_not_quote_what_is_stored() {
        store.insert(finished("r1"));

        assertThatThrownBy(() -> store.insert(finished("r1")))
                .isInstanceOf(StoreException.class)
                .satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                        .doesNotContain("msg_r1")
                        .doesNotContain(HexFormat.of().formatHex(finished("r1").input()))
                        .doesNotContain(HexFormat.of().formatHex(finished("r1").response())));
    }

    @Test
    void a_closed_store_takes_nothing_in() {
        store.insert(live("r1"));
        store.close();
        store.close();

        assertThatThrownBy(() -> store.append("r1", events(0, 0))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.finish(ended(live("r1")), List.of())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.find("t", "r1")).isInstanceOf(StoreException.class);
    }

    /** Keeps everybody else from writing until it rolls back. */
    private void block(Connection blocker) throws SQLException {
        if (database == Databases.SQLITE) {
            execute(blocker, "BEGIN IMMEDIATE");
        } else {
            execute(blocker, "BEGIN");
            execute(blocker, "LOCK TABLE responses IN EXCLUSIVE MODE");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static boolean fails(Runnable work) {
        try {
            work.run();
            return false;
        } catch (StoreException e) {
            return true;
        }
    }
}
