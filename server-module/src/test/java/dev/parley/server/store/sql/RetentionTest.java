package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.ended;
import static dev.parley.server.store.sql.Samples.events;
import static dev.parley.server.store.sql.Samples.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.Retention;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionTest extends StoreTest {
    @Test
    void a_response_older_than_the_ttl_goes() {
        store.insert(Samples.of("t", "old", clock.instant().minusSeconds(3601)));
        store.insert(Samples.of("t", "young", clock.instant().minusSeconds(3599)));

        assertThat(store.sweep(new Retention(Duration.ofHours(1), null, null, null)))
                .isEqualTo(1);
        assertThat(ids("t")).containsExactly("young");
        assertThat(store.find("t", "old")).isEmpty();
    }

    @Test
    void of_each_tenant_the_newest_stay() {
        for (int i = 1; i <= 5; i++) {
            store.insert(Samples.of("a", "a" + i, Samples.NOON.plusSeconds(i)));
            store.insert(Samples.of("b", "b" + i, Samples.NOON.plusSeconds(i)));
        }
        store.insert(Samples.of("c", "c1", Samples.NOON));

        sweepAll(new Retention(null, 2, null, null));

        assertThat(ids("a")).containsExactly("a5", "a4");
        assertThat(ids("b")).containsExactly("b5", "b4");
        assertThat(ids("c")).containsExactly("c1");
    }

    @Test
    void a_live_response_stays_however_old_it_is() {
        store.insert(live("r1"));
        store.insert(Samples.of("t", "r2", Samples.NOON.plusSeconds(1)));
        clock.advance(Duration.ofDays(365));

        sweepAll(new Retention(null, 1, null, null));
        assertThat(ids("t")).containsExactly("r2", "r1");
        sweepAll(new Retention(Duration.ofHours(1), null, null, null));
        assertThat(ids("t")).containsExactly("r1");
    }

    @Test
    void the_newest_stay_that_take_so_many_bytes_of_all_tenants_together() {
        for (int i = 1; i <= 4; i++) {
            store.insert(Samples.of("a", "a" + i, Samples.NOON.plusSeconds(2L * i)));
            store.insert(Samples.of("b", "b" + i, Samples.NOON.plusSeconds(2L * i + 1)));
        }
        long each = bytes(Samples.finished("a1"));

        sweepAll(bytes(5 * each));
        assertThat(ids("a")).containsExactly("a4", "a3");
        assertThat(ids("b")).containsExactly("b4", "b3", "b2");
        sweepAll(bytes(5 * each - 1));
        assertThat(ids("b")).containsExactly("b4", "b3");
        sweepAll(bytes(5 * each));
        assertThat(ids("a")).containsExactly("a4", "a3");
    }

    @Test
    void events_count_as_long_as_they_are_there() {
        store.insert(Samples.of("t", "r0", Samples.NOON.minusSeconds(1)));
        store.insert(live("r1"));
        store.append("r1", events(0, 50));
        store.append("r1", events(51, 99));
        store.finish(ended(live("r1")), events(100, 100));
        long events = 101L * Samples.event(0).json().length;

        clock.advance(Duration.ofHours(2));
        assertThat(store.sweep(bytes(4 * events))).isZero();
        sweepAll(new Retention(null, null, Duration.ofHours(1), null));
        assertThat(store.sweep(bytes(events))).isZero();
        assertThat(ids("t")).containsExactly("r1", "r0");
    }

    @Test
    void a_response_whose_events_are_too_much_makes_room_for_newer_ones() {
        store.insert(live("r1"));
        store.append("r1", events(0, 50));
        store.finish(ended(live("r1")), events(51, 51));
        store.insert(Samples.of("t", "r2", Samples.NOON.plusSeconds(1)));

        sweepAll(bytes(50L * Samples.event(0).json().length));
        assertThat(ids("t")).containsExactly("r2");
    }

    @Test
    void a_live_response_stays_however_large_it_is() {
        store.insert(live("r1"));
        store.insert(Samples.of("t", "r2", Samples.NOON.plusSeconds(1)));

        sweepAll(bytes(1));
        assertThat(ids("t")).containsExactly("r1");
    }

    @Test
    void what_was_stored_before_sizes_were_kept_has_its_size() throws SQLException {
        store.insert(live("r1"));
        store.append("r1", events(0, 9));
        store.finish(ended(live("r1")), events(10, 10));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String old : List.of(
                    "DROP INDEX responses_by_age",
                    "ALTER TABLE responses DROP COLUMN bytes",
                    "ALTER TABLE responses DROP COLUMN log_bytes",
                    "ALTER TABLE responses DROP COLUMN request",
                    "DELETE FROM flyway_schema_history WHERE version IN ('2', '3')")) {
                statement.execute(old);
            }
        }

        restart();
        long size = bytes(ended(live("r1"))) + 11L * Samples.event(0).json().length;
        assertThat(store.sweep(bytes(2 * size))).isZero();
        assertThat(store.sweep(bytes(size))).isEqualTo(1);
    }

    @Test
    void one_sweep_is_bounded_and_says_that_there_is_more() {
        for (int i = 0; i < 250; i++) {
            store.insert(Samples.of("t", "r" + i, Samples.NOON.plusMillis(i)));
        }
        clock.advance(Duration.ofDays(2));
        Retention day = new Retention(Duration.ofDays(1), null, null, null);

        assertThat(store.sweep(day)).isEqualTo(200);
        assertThat(store.sweep(day)).isEqualTo(50);
        assertThat(store.sweep(day)).isZero();
    }

    @Test
    void past_the_resume_window_the_events_are_gone_and_the_response_is_not() {
        store.insert(live("r1"));
        store.append("r1", events(0, 3));
        Retention window = new Retention(null, null, Duration.ofMinutes(10), null);
        clock.advance(Duration.ofMinutes(20));
        sweepAll(window);
        store.finish(ended(live("r1")), events(4, 4));

        clock.advance(Duration.ofMinutes(9));
        sweepAll(window);
        assertThat(store.events("t", "r1", -1, 10)).hasSize(5);

        clock.advance(Duration.ofMinutes(2));
        sweepAll(window);
        assertThat(store.events("t", "r1", -1, 10)).isEmpty();
        assertThat(store.find("t", "r1").orElseThrow().log()).isEqualTo(EventLog.GONE);
    }

    @Test
    void without_limits_everything_stays() {
        store.insert(Samples.of("t", "r1", clock.instant()));
        clock.advance(Duration.ofDays(10_000));

        assertThat(store.sweep(new Retention(null, null, null, null))).isZero();
        assertThat(ids("t")).containsExactly("r1");
    }

    private static Retention bytes(long most) {
        return new Retention(null, null, null, most);
    }

    /** Of a response and its input. */
    private static long bytes(StoredResponse response) {
        return (long) response.response().length + response.input().length;
    }

    private void sweepAll(Retention retention) {
        int gone = 1;
        while (gone > 0) {
            gone = store.sweep(retention);
        }
    }

    private List<String> ids(String tenant) {
        return store.list(tenant, PageRequest.newest(500)).orElseThrow().entries().stream()
                .map(Page.Entry::id)
                .toList();
    }
}
