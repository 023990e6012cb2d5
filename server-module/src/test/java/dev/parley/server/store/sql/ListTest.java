package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.PageRequest.Order;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListTest extends StoreTest {
    /** Six of one tenant, two of them of the same moment, and one of another. */
    @BeforeEach
    void fill() {
        for (int i = 1; i <= 6; i++) {
            Duration later = Duration.ofSeconds(i == 4 ? 3 : i);
            store.insert(Samples.of("t", "r" + i, Samples.NOON.plus(later)));
        }
        store.insert(Samples.of("other", "x", Samples.NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "9, DESCENDING,   ,   , r6 r5 r4 r3 r2 r1, false",
        "6, DESCENDING,   ,   , r6 r5 r4 r3 r2 r1, false",
        "2, DESCENDING,   ,   , r6 r5, true",
        "2, DESCENDING, r5,   , r4 r3, true",
        "2, DESCENDING, r4,   , r3 r2, true",
        "2, DESCENDING, r3,   , r2 r1, false",
        "2, DESCENDING, r1,   , '', false",
        "2, DESCENDING,   , r3, r5 r4, true",
        "2, DESCENDING,   , r5, r6, false",
        "9, DESCENDING, r6, r2, r5 r4 r3, false",
        "2, DESCENDING, r6, r2, r5 r4, true",
        "2, ASCENDING,    ,   , r1 r2, true",
        "3, ASCENDING,  r3,   , r4 r5 r6, false",
        "2, ASCENDING,    , r5, r3 r4, true",
        "9, ASCENDING,  r1, r4, r2 r3, false",
    })
    void a_page_begins_and_ends_where_it_should(
            int limit, Order order, @Nullable String after, @Nullable String before, String ids, boolean more) {
        Page page =
                store.list("t", new PageRequest(limit, order, after, before)).orElseThrow();

        assertThat(String.join(" ", page.entries().stream().map(Page.Entry::id).toList()))
                .isEqualTo(ids);
        assertThat(page.hasMore()).isEqualTo(more);
    }

    @Test
    void an_entry_is_the_response_without_its_input() {
        Page.Entry newest =
                store.list("t", PageRequest.newest(1)).orElseThrow().entries().get(0);

        assertThat(newest)
                .usingRecursiveComparison()
                .isEqualTo(new Page.Entry(
                        "r6",
                        "openai-v1",
                        Samples.NOON.plusSeconds(6),
                        "completed",
                        Samples.finished("r6").response()));
    }

    @Test
    void what_is_added_meanwhile_shifts_no_page() {
        Page first = store.list("t", PageRequest.newest(2)).orElseThrow();
        store.insert(Samples.of("t", "r7", Samples.NOON.plusSeconds(7)));
        Page second = store.list("t", new PageRequest(2, Order.DESCENDING, "r5", null))
                .orElseThrow();

        assertThat(first.entries()).extracting(Page.Entry::id).containsExactly("r6", "r5");
        assertThat(second.entries()).extracting(Page.Entry::id).containsExactly("r4", "r3");
    }

    @Test
    void a_page_beside_a_response_that_the_tenant_has_not_is_none() {
        assertThat(store.list("t", new PageRequest(2, Order.DESCENDING, "x", null)))
                .isEmpty();
        assertThat(store.list("t", new PageRequest(2, Order.DESCENDING, null, "r9")))
                .isEmpty();
    }

    @Test
    void a_page_of_nothing_is_refused() {
        assertThatThrownBy(() -> PageRequest.newest(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
