package dev.parley.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdsTest {
    private final Ids ids = new Ids();

    @Test
    void the_id_of_a_response_tells_when_it_was_made_so_that_an_index_grows_at_its_end() {
        long before = System.currentTimeMillis();
        String id = ids.response();
        long after = System.currentTimeMillis();

        assertThat(id).matches("resp_[0-9a-f]{32}");
        assertThat(Long.parseLong(id.substring(5, 17), 16)).isBetween(before, after);
    }

    @Test
    void ids_of_one_moment_differ() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(ids.response());
        }

        assertThat(made).doesNotHaveDuplicates();
    }

    @Test
    void the_id_of_an_item_leads_to_its_response() {
        String response = ids.response();
        String item = ids.within(response).next(Ids.prefixOf("message"));

        assertThat(item).startsWith("msg_");
        assertThat(Ids.responseOf(item)).contains(response);
        assertThat(Ids.responseOf("msg_" + "0".repeat(32))).isEmpty();
    }
}
