package dev.parley.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryPolicyTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private final RetryPolicy policy = with(9, 0);

    private static RetryPolicy with(int maxRetries, double random) {
        return new RetryPolicy(maxRetries, new Timing(NOON, () -> random, duration -> {}));
    }

    private static HttpHeaders headers(String... pairs) {
        Map<String, List<String>> map = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], List.of(pairs[i + 1]));
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
    void these_are_tried_again(int status) {
        assertThat(policy.afterAnswer(0, status, headers())).contains(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 301, 400, 401, 402, 403, 404, 405, 422})
    void these_are_final(int status) {
        assertThat(policy.afterAnswer(0, status, headers())).isEmpty();
    }

    @Test
    void the_server_decides_whether() {
        assertThat(policy.afterAnswer(0, 400, headers("X-Should-Retry", "true")))
                .isPresent();
        assertThat(policy.afterAnswer(0, 503, headers("x-should-retry", "false")))
                .isEmpty();
        assertThat(policy.afterAnswer(0, 503, headers("x-should-retry", "perhaps")))
                .isPresent();
        assertThat(policy.afterAnswer(0, 200, headers("x-should-retry", "true")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after-ms, 250, 250",
        "retry-after-ms, 0.5, 1",
        "retry-after, 3, 3000",
        "retry-after, 1.5, 1500",
        "retry-after, 60, 60000",
        "retry-after, 'Sat, 21 Nov 2026 12:00:07 GMT', 7000",
        "retry-after, 61, 500",
        "retry-after, 0, 500",
        "retry-after, -3, 500",
        "retry-after, NaN, 500",
        "retry-after, 1e99, 500",
        "retry-after, soon, 500",
        "retry-after, 'Sat, 21 Nov 2026 11:59:00 GMT', 500",
        "retry-after, 'Sat, 21 Nov 2026 12:02:00 GMT', 500",
    })
    void the_server_decides_when_within_a_minute(String name, String value, long millis) {
        assertThat(policy.afterAnswer(0, 429, headers(name, value))).contains(Duration.ofMillis(millis));
    }

    @Test
    void milliseconds_go_before_seconds() {
        assertThat(policy.afterAnswer(0, 429, headers("retry-after", "5", "retry-after-ms", "20")))
                .contains(Duration.ofMillis(20));
        assertThat(policy.afterAnswer(0, 429, headers("retry-after", "5", "retry-after-ms", "x")))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void pauses_double_up_to_eight_seconds() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 8))
                .extracting(n -> policy.afterLoss(n).orElseThrow().toMillis())
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
    }

    @Test
    void jitter_takes_up_to_a_quarter_away() {
        RetryPolicy early = with(1, 1);

        assertThat(early.afterLoss(0)).contains(Duration.ofMillis(375));
    }

    @Test
    void the_number_of_retries_is_kept() {
        RetryPolicy two = with(2, 0);

        assertThat(two.afterLoss(1)).isPresent();
        assertThat(two.afterLoss(2)).isEmpty();
        assertThat(two.afterAnswer(2, 503, headers("x-should-retry", "true"))).isEmpty();
        assertThatThrownBy(() -> with(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
