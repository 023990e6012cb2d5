package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Databases;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.Retention;
import dev.parley.server.store.StoreKeeper;
import dev.parley.server.store.StoreKeeper.Rhythm;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoreKeeperTest {
    private static final Rhythm FAST = new Rhythm(Duration.ofMillis(20), Duration.ofMillis(20));
    private static final Retention FOR_GOOD = new Retention(null, null, null, null);

    private final StoreAccess access = new StoreAccess(Databases.SQLITE.freshUrl(), null, null);
    private final Crew crew = new Crew();
    private final TestClock clock = new TestClock();
    private ResponseStore store = open();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_a_dead_server_left_is_finished_also_if_that_fails_at_first() {
        store.insert(response("r1", "in_progress", clock.instant()));
        store.insert(response("r2", "queued", clock.instant()));
        store.close();
        store = open();
        crew.clumsy = true;

        kept(FOR_GOOD, () -> {
            await(() -> {
                clock.advance(Duration.ofMillis(10));
                return status("r1").equals("failed") && status("r2").equals("failed");
            });
        });
    }

    @Test
    void what_waits_at_a_dead_server_is_given_out_as_far_as_there_are_places() {
        for (int i = 0; i < 5; i++) {
            store.insert(new WaitingResponse(response("r" + i, "queued", clock.instant()), Samples.bytes("{}")));
        }
        store.close();
        store = open();
        crew.places.set(3);

        kept(FOR_GOOD, () -> {
            await(() -> {
                clock.advance(Duration.ofMillis(10));
                return crew.live.size() == 3;
            });
            crew.places.set(2);
            await(() -> {
                clock.advance(Duration.ofMillis(10));
                return crew.live.size() == 5;
            });
        });
        assertThat(crew.lost).isEmpty();
        assertThat(status("r4")).isEqualTo("queued");
    }

    @Test
    void a_response_that_is_gone_is_reported_to_whoever_makes_it() {
        store.insert(response("r1", "in_progress", clock.instant()));
        store.insert(response("r2", "in_progress", clock.instant()));
        crew.live.addAll(Set.of("r1", "r2"));

        kept(FOR_GOOD, () -> {
            store.delete("t", "r1");
            await(() -> crew.lost.contains("r1"));
        });
        assertThat(crew.lost).containsExactly("r1");
        assertThat(status("r2")).isEqualTo("in_progress");
    }

    @Test
    void what_is_past_its_time_is_swept_in_as_many_batches_as_it_takes() {
        Instant old = clock.instant().minus(Duration.ofHours(2));
        for (int i = 0; i < 450; i++) {
            store.insert(response("r" + i, "completed", old.plusMillis(i)));
        }
        store.insert(response("young", "completed", clock.instant()));

        kept(new Retention(Duration.ofHours(1), null, null, null), () -> {
            await(() -> store.list("t", PageRequest.newest(500))
                            .orElseThrow()
                            .entries()
                            .size()
                    == 1);
        });
    }

    @Test
    void it_outlives_a_store_that_fails_and_closes_after_it() {
        StoreKeeper keeper = StoreKeeper.start(store, crew, FOR_GOOD, FAST);
        store.close();
        keeper.close();

        assertThat(crew.lost).isEmpty();
    }

    private String status(String id) {
        return store.find("t", id).orElseThrow().status();
    }

    /** Runs this while the keeper looks after the store. */
    private void kept(Retention retention, Runnable meanwhile) {
        StoreKeeper keeper = StoreKeeper.start(store, crew, retention, FAST);
        try {
            meanwhile.run();
        } finally {
            keeper.close();
        }
    }

    private ResponseStore open() {
        return SqlResponseStore.open(access, clock, SqlResponseStore.LIMITS);
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static StoredResponse response(String id, String status, Instant created) {
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        return new StoredResponse(id, "t", "openai-v1", null, created, status, EventLog.NONE, nothing, nothing);
    }

    /** Makes what the test says, and fails what was interrupted. */
    private final class Crew implements StoreKeeper.Holder {
        final Set<String> live = ConcurrentHashMap.newKeySet();
        final Set<String> lost = ConcurrentHashMap.newKeySet();
        volatile boolean clumsy;
        final AtomicInteger places = new AtomicInteger();

        @Override
        public Set<String> live() {
            return live;
        }

        @Override
        public void lost(String id) {
            lost.add(id);
        }

        @Override
        public void interrupted(StoredResponse response) {
            if (clumsy) {
                clumsy = false;
                throw new IllegalStateException("the first time");
            }
            store.finish(response.withState("failed", response.response()), List.of());
        }

        @Override
        public int places() {
            return places.get();
        }

        @Override
        public void waiting(WaitingResponse response) {
            live.add(response.response().id());
            places.decrementAndGet();
        }
    }
}
