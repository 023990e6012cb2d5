package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.ended;
import static dev.parley.server.store.sql.Samples.events;
import static dev.parley.server.store.sql.Samples.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.StoredResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class EventLogTest extends StoreTest {
    @Test
    void events_come_back_byte_for_byte_and_in_order_from_any_number_on() {
        StoredResponse response = live("r1");
        store.insert(response);
        store.append("r1", events(0, 4));
        await(4);
        store.append("r1", events(5, 6));
        store.append("r1", events(7, 7));
        store.finish(ended(response), events(8, 9));

        for (int after = -1; after < 10; after++) {
            assertThat(store.events("t", "r1", after, 100))
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(events(after + 1, 9));
        }
    }

    @Test
    void a_limit_cuts_inside_of_a_chunk() {
        store.insert(live("r1"));
        store.finish(ended(live("r1")), events(0, 9));

        assertThat(store.events("t", "r1", 2, 3))
                .extracting(LoggedEvent::sequenceNumber)
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void appended_events_are_written_soon_without_anybody_waiting() {
        store.insert(live("r1"));
        assertThat(store.lastEvent("t", "r1")).isEmpty();
        store.append("r1", events(0, 2));

        await(2);
        assertThat(store.events("t", "r1", -1, 10)).hasSize(3);
    }

    @Test
    void whoever_hears_that_a_response_is_finished_finds_its_last_event() {
        store.insert(live("r1"));
        store.append("r1", events(0, 99));
        store.finish(ended(live("r1")), events(100, 100));

        assertThat(store.lastEvent("t", "r1")).isEqualTo(OptionalLong.of(100));
        assertThat(store.find("t", "r1").orElseThrow().status()).isEqualTo("completed");
    }

    @Test
    void closing_writes_what_is_waiting() {
        store.insert(live("r1"));
        store.append("r1", events(0, 49));
        restart();

        assertThat(store.lastEvent("t", "r1")).isEqualTo(OptionalLong.of(49));
    }

    @Test
    void events_of_a_deleted_response_are_dropped_and_hurt_nobody() {
        store.insert(live("gone"));
        store.insert(live("r1"));
        store.delete("t", "gone");
        store.append("gone", events(0, 3));
        store.append("r1", events(0, 3));
        store.finish(ended(live("r1")), events(4, 4));

        assertThat(store.events("t", "gone", -1, 10)).isEmpty();
        assertThat(store.events("t", "r1", -1, 10)).hasSize(5);
    }

    @Test
    void a_large_log_is_read_in_parts() {
        byte[] large = new byte[100_000];
        List<LoggedEvent> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(new LoggedEvent(i, "x", large));
        }
        store.insert(live("r1"));
        store.finish(ended(live("r1")), events);

        assertThat(store.events("t", "r1", -1, 1000))
                .extracting(LoggedEvent::sequenceNumber)
                .isEqualTo(LongStream.range(0, 100).boxed().toList());
        assertThat(store.events("t", "r1", 98, 1000)).hasSize(1);
        assertThat(store.events("t", "r1", -1, 0)).isEmpty();
    }

    @Test
    void many_turns_at_once_each_get_their_own_log() throws Exception {
        int turns = 16;
        ExecutorService threads = Executors.newFixedThreadPool(turns);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            StoredResponse response = live("r" + i);
            running.add(threads.submit(() -> {
                store.insert(response);
                for (int number = 0; number < 200; number++) {
                    store.append(response.id(), events(number, number));
                }
                return store.finish(ended(response), events(200, 200));
            }));
        }
        for (Future<?> turn : running) {
            assertThat(turn.get()).isEqualTo(true);
        }
        threads.shutdown();

        for (int i = 0; i < turns; i++) {
            assertThat(store.events("t", "r" + i, -1, 1000))
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(events(0, 200));
        }
    }

    private void await(long number) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (store.lastEvent("t", "r1").orElse(-1) < number) {
            assertThat(Instant.now()).as("event %d is written", number).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
