package dev.parley.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DelaysTest {
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    @Test
    void only_what_falls_into_the_time_in_question_counts() {
        Delays delays = new Delays(List.of(
                new Delays.Delay(at(0), Duration.ofMillis(300)), new Delays.Delay(at(1000), Duration.ofMillis(400))));

        assertThat(delays.between(at(0), at(2000))).isEqualTo(Duration.ofMillis(700));
        assertThat(delays.between(at(200), at(1100))).isEqualTo(Duration.ofMillis(200));
        assertThat(delays.between(at(400), at(900))).isZero();
        assertThat(Delays.NONE.between(at(0), at(2000))).isZero();
    }

    @Test
    void what_is_seen_when_a_delay_is_over_may_have_been_there_all_the_while() {
        Delays delays = new Delays(List.of(new Delays.Delay(at(1000), Duration.ofMillis(400))));

        assertThat(delays.before(at(1410))).isEqualTo(Duration.ofMillis(410));
        assertThat(delays.before(at(1300))).isEqualTo(Duration.ofMillis(300));
        assertThat(delays.before(at(900))).isZero();
        assertThat(delays.before(at(1600))).isZero();
    }
}
