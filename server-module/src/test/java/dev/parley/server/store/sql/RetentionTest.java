package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.ended;
import static dev.parley.server.store.sql.Samples.events;
import static dev.parley.server.store.sql.Samples.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.Retention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionTest extends StoreTest {
    @Test
    void a_response_older_than_the_ttl_goes() {
        store.insert(Samples.of("t", "old", clock.instant().minusSeconds(3601)));
        store.insert(Samples.of("t", "young", clock.instant().minusSeconds(3599)));

        assertThat(store.sweep(new Retention(Duration.ofHours(1), null, null))).isEqualTo(1);
        assertThat(ids("t")).containsExactly("young");
        assertThat(store.find("t", "old")).isEmpty();
    }

    @Test
    void of_each_tenant_the_newest_stay() {
        for (int i = 1; i <= 5; i++) {
            store.insert(Samples.of("a", "a" + i, Samples.NOON.plusSeconds(i)));
            store.insert(Samples.of("b", "b" + i, Samples.NOON.plusSeconds(i)));
        }
        store.insert(Samples.of("c", "c1", Samples.NOON));

        sweepAll(new Retention(null, 2, null));

        assertThat(ids("a")).containsExactly("a5", "a4");
        assertThat(ids("b")).containsExactly("b5", "b4");
        assertThat(ids("c")).containsExactly("c1");
    }

    @Test
    void a_live_response_stays_however_old_it_is() {
        store.insert(live("r1"));
        store.insert(Samples.of("t", "r2", Samples.NOON.plusSeconds(1)));
        clock.advance(Duration.ofDays(365));

        sweepAll(new Retention(null, 1, null));
        assertThat(ids("t")).containsExactly("r2", "r1");
        sweepAll(new Retention(Duration.ofHours(1), null, null));
        assertThat(ids("t")).containsExactly("r1");
    }

    @Test
    void one_sweep_is_bounded_and_says_that_there_is_more() {
        for (int i = 0; i < 250; i++) {
            store.insert(Samples.of("t", "r" + i, Samples.NOON.plusMillis(i)));
        }
        clock.advance(Duration.ofDays(2));
        Retention day = new Retention(Duration.ofDays(1), null, null);

        assertThat(store.sweep(day)).isEqualTo(200);
        assertThat(store.sweep(day)).isEqualTo(50);
        assertThat(store.sweep(day)).isZero();
    }

    @Test
    void past_the_resume_window_the_events_are_gone_and_the_response_is_not() {
        store.insert(live("r1"));
        store.append("r1", events(0, 3));
        Retention window = new Retention(null, null, Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(20));
        sweepAll(window);
        store.finish(ended(live("r1")), events(4, 4));

        clock.advance(Duration.ofMinutes(9));
        sweepAll(window);
        assertThat(store.events("t", "r1", -1, 10)).hasSize(5);

        clock.advance(Duration.ofMinutes(2));
        sweepAll(window);
        assertThat(store.events("t", "r1", -1, 10)).isEmpty();
        assertThat(store.find("t", "r1").orElseThrow().log()).isEqualTo(EventLog.GONE);
    }

    @Test
    void without_limits_everything_stays() {
        store.insert(Samples.of("t", "r1", clock.instant()));
        clock.advance(Duration.ofDays(10_000));

        assertThat(store.sweep(new Retention(null, null, null))).isZero();
        assertThat(ids("t")).containsExactly("r1");
    }

    private void sweepAll(Retention retention) {
        int gone = 1;
        while (gone > 0) {
            gone = store.sweep(retention);
        }
    }

    private List<String> ids(String tenant) {
        return store.list(tenant, PageRequest.newest(500)).orElseThrow().entries().stream()
                .map(Page.Entry::id)
                .toList();
    }
}
