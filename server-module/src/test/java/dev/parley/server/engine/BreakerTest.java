package dev.parley.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // a clock that runs over
    private final Breaker breaker = new Breaker(new SkipPolicy(3, Duration.ofSeconds(10)), now::get);

    @Test
    void so_many_failures_in_a_row_are_too_many() {
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.failed()).as("from now on it is passed over").isTrue();
        assertThat(breaker.admits()).isFalse();
        assertThat(breaker.failed()).as("it was before").isFalse();
    }

    @Test
    void failures_with_a_success_in_between_are_not_in_a_row() {
        trip();
        breaker.worked();
        breaker.failed();
        breaker.failed();

        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void after_the_pause_one_tries_it_and_the_others_wait() {
        trip();
        pass(9);
        assertThat(breaker.admits()).isFalse();
        pass(1);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void who_only_looks_uses_up_no_trial() {
        assertThat(breaker.isPassedOver()).isFalse();
        trip();
        assertThat(breaker.isPassedOver()).isTrue();
        pass(10);
        assertThat(breaker.isPassedOver()).isFalse();
        assertThat(breaker.isPassedOver()).isFalse();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.isPassedOver()).isTrue();
    }

    @Test
    void a_trial_that_fails_begins_the_pause_anew() {
        trip();
        pass(15);
        assertThat(breaker.admits()).isTrue();
        breaker.failed();
        pass(9);
        assertThat(breaker.admits()).isFalse();
        pass(1);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void a_trial_that_never_ends_is_followed_by_another() {
        trip();
        pass(10);
        assertThat(breaker.admits()).isTrue();
        pass(10);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void a_trial_that_works_lets_everybody_in() {
        trip();
        pass(10);
        assertThat(breaker.admits()).isTrue();
        breaker.worked();

        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void with_a_limit_of_0_nothing_is_too_much() {
        Breaker patient = new Breaker(new SkipPolicy(0, Duration.ofSeconds(10)), now::get);
        for (int i = 0; i < 100; i++) {
            assertThat(patient.failed()).isFalse();
        }

        assertThat(patient.admits()).isTrue();
    }

    private void trip() {
        for (int i = 0; i < 3; i++) {
            breaker.failed();
        }
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
