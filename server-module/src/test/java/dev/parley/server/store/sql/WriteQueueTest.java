package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WriteQueueTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void what_nobody_waits_for_waits_for_company() throws InterruptedException {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(100_000, Duration.ofMillis(50), LONG));
        queue.put(append());
        queue.put(append());

        assertThat(queue.take()).hasSize(2);
    }

    @Test
    void what_somebody_waits_for_goes_at_once_and_takes_along_what_came_before_for_that_response() throws Exception {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(100_000, LONG, LONG));
        Pending other = append("r2");
        Pending before = append("r1");
        Pending delete = new Pending(new Write.Delete("t", "r1"), new CompletableFuture<>());
        queue.put(other);
        queue.put(before);
        queue.put(delete);

        assertThat(queue.take()).containsExactly(before, delete);
        assertThat(queue.size()).isEqualTo(1);
        queue.close();
        assertThat(queue.take()).containsExactly(other);
    }

    @Test
    void what_was_left_goes_when_it_has_waited_for_the_delay() throws InterruptedException {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(100_000, Duration.ofMillis(50), LONG));
        queue.put(append("r2"));
        queue.put(new Pending(new Write.Delete("t", "r1"), new CompletableFuture<>()));
        queue.take();

        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void a_task_takes_everything_along_that_came_before() throws InterruptedException {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(100_000, LONG, LONG));
        queue.put(append("r1"));
        queue.put(append("r2"));
        queue.put(new Pending(new Write.Task(connection -> true), new CompletableFuture<>()));

        assertThat(queue.take()).hasSize(3);
    }

    @Test
    void what_was_taken_makes_room_while_the_rest_still_waits() throws Exception {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(1_000, LONG, LONG));
        queue.put(append("r2"));
        queue.put(new Pending(new Write.Delete("t", "r1"), new CompletableFuture<>()));
        queue.take();
        queue.put(append("r2"));

        assertThat(queue.take()).hasSize(2);
    }

    @Test
    void much_goes_at_once() throws InterruptedException {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(1_000, LONG, LONG));
        queue.put(append());
        queue.put(append());

        assertThat(queue.take()).hasSize(2);
    }

    @Test
    void who_finds_it_full_waits_until_there_is_room() throws Exception {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(500, LONG, LONG));
        queue.put(append());
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> queue.put(append()));
        assertThat(second).isNotDone();
        queue.take();

        second.get(20, TimeUnit.SECONDS);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void who_finds_it_full_for_too_long_is_told() {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(500, LONG, Duration.ofMillis(50)));
        queue.put(append());

        assertThatThrownBy(() -> queue.put(append())).isInstanceOf(StoreException.class);
    }

    @Test
    void a_write_larger_than_the_queue_fits_when_it_is_alone() throws InterruptedException {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(10, LONG, LONG));
        queue.put(append());

        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void a_closed_queue_gives_out_what_is_in_it_and_takes_nothing_in() throws InterruptedException {
        WriteQueue queue = new WriteQueue(new WriteQueue.Limits(100_000, LONG, LONG));
        queue.put(append());
        queue.close();

        assertThatThrownBy(() -> queue.put(append())).isInstanceOf(StoreException.class);
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).isEmpty();
    }

    private static Pending append() {
        return append("r1");
    }

    private static Pending append(String id) {
        return new Pending(new Write.Append(id, Samples.events(0, 0)), null);
    }
}
