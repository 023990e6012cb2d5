package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.ended;
import static dev.parley.server.store.sql.Samples.events;
import static dev.parley.server.store.sql.Samples.finished;
import static dev.parley.server.store.sql.Samples.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.server.Databases;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeaseTest extends StoreTest {
    @Test
    void a_renewed_response_stays_with_its_store() {
        store.insert(live("r1"));
        store.insert(finished("r2"));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(10));

            assertThat(store.renewLeases()).containsExactly("r1");
            assertThat(store.takeExpired(10)).isEmpty();
        }
    }

    @Test
    void after_a_restart_what_was_live_is_given_out_to_be_finished() {
        store.insert(live("r1"));
        store.insert(live("r2"));
        store.finish(ended(live("r2")), List.of());
        restart();
        clock.advance(Holdings.LEASE.plusSeconds(1));

        List<StoredResponse> interrupted = store.takeExpired(10);
        assertThat(interrupted).usingRecursiveFieldByFieldElementComparator().containsExactly(live("r1"));
        assertThat(store.takeExpired(10)).isEmpty();
        assertThat(store.finish(ended(live("r1")), List.of())).isTrue();
        assertThat(store.renewLeases()).isEmpty();
    }

    @Test
    void a_sqlite_file_has_one_server_so_its_restart_waits_for_no_lease() {
        assumeThat(database).isEqualTo(Databases.SQLITE);
        store.insert(live("r1"));
        assertThatThrownBy(this::another).isInstanceOf(StoreException.class).hasMessageContaining("another server");
        restart();

        assertThat(store.takeExpired(10)).hasSize(1);
    }

    @Test
    void what_is_taken_is_taken_in_bounded_numbers() {
        for (int i = 0; i < 5; i++) {
            store.insert(live("r" + i));
        }
        clock.advance(Holdings.LEASE.plusSeconds(1));

        assertThat(store.takeExpired(3)).hasSize(3);
        assertThat(store.takeExpired(3)).hasSize(2);
    }

    @Test
    void what_is_taken_and_not_finished_is_given_out_again() {
        store.insert(live("r1"));
        clock.advance(Holdings.LEASE.plusSeconds(1));
        store.takeExpired(10);
        clock.advance(Holdings.LEASE.plusSeconds(1));
        store.renewLeases();

        assertThat(store.takeExpired(10)).hasSize(1);
    }

    @Test
    void who_lost_a_response_changes_nothing_in_it_any_more() {
        assumeThat(database).isEqualTo(Databases.POSTGRESQL);
        ResponseStore other = another();
        store.insert(live("r1"));
        store.append("r1", events(0, 3));
        store.renewLeases();
        assertThat(other.takeExpired(10)).isEmpty();
        clock.advance(Holdings.LEASE.plusSeconds(1));
        assertThat(other.takeExpired(10)).hasSize(1);
        store.append("r1", events(4, 5));

        assertThat(store.update(live("r1"))).isFalse();
        assertThat(store.finish(ended(live("r1")), events(6, 6))).isFalse();
        assertThat(store.renewLeases()).isEmpty();
        long last = other.lastEvent("t", "r1").orElseThrow();
        assertThat(last).isEqualTo(3);
        assertThat(other.finish(live("r1").withState("failed", Samples.bytes("{}")), events(4, 4)))
                .isTrue();
        assertThat(store.find("t", "r1").orElseThrow().status()).isEqualTo("failed");
        assertThat(store.events("t", "r1", -1, 10)).hasSize(5);
    }

    @Test
    void a_live_response_of_another_server_can_be_ended_here() {
        assumeThat(database).isEqualTo(Databases.POSTGRESQL);
        ResponseStore other = another();
        store.insert(live("r1"));

        assertThat(other.takeOver("t", "r1")).isTrue();
        assertThat(other.finish(live("r1").withState("cancelled", Samples.bytes("{}")), List.of()))
                .isTrue();
        assertThat(store.finish(ended(live("r1")), List.of())).isFalse();
        assertThat(other.takeOver("t", "r1")).isFalse();
    }
}
