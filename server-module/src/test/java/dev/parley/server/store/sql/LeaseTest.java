package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.NOON;
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
import dev.parley.server.store.WaitingResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void what_waits_is_given_out_with_its_request_to_be_run_and_not_to_be_finished() {
        for (int i = 0; i < 3; i++) {
            store.insert(waiting("r" + i, NOON.plusSeconds(9 - i)));
        }
        assertThat(store.takeWaiting(10)).as("somebody holds them").isEmpty();
        restart();
        clock.advance(Holdings.LEASE.plusSeconds(1));

        assertThat(store.takeExpired(10)).isEmpty();
        List<WaitingResponse> oldest = store.takeWaiting(2);
        assertThat(oldest)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(waiting("r2", NOON.plusSeconds(7)), waiting("r1", NOON.plusSeconds(8)));
        assertThat(store.takeWaiting(10)).hasSize(1);
        assertThat(store.takeWaiting(10)).isEmpty();
        clock.advance(Holdings.LEASE.plusSeconds(1));
        assertThat(store.renewLeases())
                .as("they are held as long as they wait")
                .containsExactlyInAnyOrder("r0", "r1", "r2");
    }

    @Test
    void what_waits_no_longer_is_given_out_to_be_finished() {
        StoredResponse queued = waiting("r1", NOON).response();
        store.insert(waiting("r1", NOON));
        store.insert(waiting("r2", NOON));
        assertThat(store.update(queued.withState("in_progress", queued.response())))
                .isTrue();
        assertThat(store.finish(ended(waiting("r2", NOON).response()), List.of()))
                .isTrue();
        restart();
        clock.advance(Holdings.LEASE.plusSeconds(1));

        assertThat(store.takeWaiting(10)).isEmpty();
        assertThat(store.takeExpired(10)).hasSize(1);
    }

    @Test
    void what_is_let_go_can_be_taken_at_once_and_is_not_renewed() {
        store.insert(waiting("r1", NOON));
        store.insert(waiting("r2", NOON));
        store.append("r1", events(0, 1));
        store.release(Set.of("r1"));

        assertThat(store.renewLeases()).containsExactly("r2");
        List<WaitingResponse> taken = store.takeWaiting(10);
        assertThat(taken.stream().map(each -> each.response().id())).containsExactly("r1");
        assertThat(store.lastEvent("t", "r1")).hasValue(1);
        assertThat(store.renewLeases()).containsExactlyInAnyOrder("r1", "r2");
    }

    @Test
    void of_two_that_look_at_once_one_gets_what_waits() throws Exception {
        assumeThat(database).isEqualTo(Databases.POSTGRESQL);
        ResponseStore other = another();
        for (int i = 0; i < 40; i++) {
            store.insert(waiting("r" + i, NOON));
        }
        store.release(IntStream.range(0, 40).mapToObj(i -> "r" + i).collect(Collectors.toSet()));
        CompletableFuture<List<WaitingResponse>> there = CompletableFuture.supplyAsync(() -> all(other));
        List<WaitingResponse> taken = new ArrayList<>(all(store));
        taken.addAll(there.get(10, TimeUnit.SECONDS));

        assertThat(taken.stream().map(each -> each.response().id()))
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    private static List<WaitingResponse> all(ResponseStore store) {
        List<WaitingResponse> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.addAll(store.takeWaiting(3));
        }
        return all;
    }

    private static WaitingResponse waiting(String id, Instant created) {
        StoredResponse sample = Samples.of("t", id, created);
        return new WaitingResponse(
                sample.withState("queued", sample.response()), Samples.bytes("{\"model\":\"" + id + "\"}"));
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
