package dev.parley.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EventTailTest {
    private static final long LONG = 60_000;

    private final EventTail tail = new EventTail();

    @Test
    void what_is_there_comes_at_once_and_in_order() throws Exception {
        add(0, 10);

        assertThat(numbers(tail.after(6, LONG))).containsExactly(7L, 8L, 9L);
        assertThat(tail.last()).isEqualTo(9);
    }

    @Test
    void who_has_everything_waits_for_the_next() throws Exception {
        add(0, 3);
        CompletableFuture<Optional<List<RenderedEvent>>> waiting = CompletableFuture.supplyAsync(() -> after(2));
        add(3, 4);

        assertThat(numbers(waiting.get(10, TimeUnit.SECONDS))).containsExactly(3L);
    }

    @Test
    void what_has_left_the_tail_is_to_be_found_elsewhere() throws Exception {
        add(0, 200);

        assertThat(tail.after(100, LONG)).isEmpty();
        assertThat(numbers(tail.after(150, LONG))).startsWith(151L).endsWith(199L);
    }

    @Test
    void waking_ends_a_wait_in_vain() throws Exception {
        CompletableFuture<Optional<List<RenderedEvent>>> waiting = CompletableFuture.supplyAsync(() -> after(-1));
        while (!waiting.isDone()) {
            tail.wake();
        }

        assertThat(waiting.get()).contains(List.of());
    }

    @Test
    void nobody_waits_after_the_end() throws Exception {
        add(0, 2);
        tail.add(new RenderedEvent(2, "response.completed", new byte[0]));

        assertThat(tail.after(2, LONG)).contains(List.of());
        assertThat(tail.isOver(1)).isFalse();
        assertThat(tail.isOver(2)).isTrue();
    }

    private Optional<List<RenderedEvent>> after(long position) {
        try {
            return tail.after(position, LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(long from, long to) {
        for (long number = from; number < to; number++) {
            tail.add(new RenderedEvent(number, "response.output_text.delta", new byte[0]));
        }
    }

    private static List<Long> numbers(Optional<List<RenderedEvent>> events) {
        return events.orElseThrow().stream().map(RenderedEvent::sequenceNumber).toList();
    }
}
