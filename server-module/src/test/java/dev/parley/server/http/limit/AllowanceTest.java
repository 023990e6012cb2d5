package dev.parley.server.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.http.limit.Allowance.Bounds;
import dev.parley.server.service.ApiException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void requests_come_back_evenly() {
        Allowance allowance = new Allowance(new Bounds(6, null, null), now::get);
        for (int i = 0; i < 6; i++) {
            allowance.takeRequest();
        }

        assertThatThrownBy(allowance::takeRequest)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.problem().retryAfterSeconds())
                                .isEqualTo(10));
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        allowance.takeRequest();
        assertThatThrownBy(allowance::takeRequest).isInstanceOf(ApiException.class);
    }

    @Test
    void an_hour_of_rest_saves_up_no_more_than_a_minute() {
        Allowance allowance = new Allowance(new Bounds(1, null, null), now::get);
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        allowance.takeRequest();

        assertThatThrownBy(allowance::takeRequest).isInstanceOf(ApiException.class);
    }

    @Test
    void a_permit_is_given_back_once() {
        Allowance allowance = new Allowance(new Bounds(null, 1, null), now::get);
        StreamPermit first = new StreamPermit(allowance);
        first.take();
        first.release();
        first.release();
        new StreamPermit(allowance).take();

        assertThatThrownBy(() -> new StreamPermit(allowance).take()).isInstanceOf(ApiException.class);
    }
}
