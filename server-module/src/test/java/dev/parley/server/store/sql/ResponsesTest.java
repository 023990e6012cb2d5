package dev.parley.server.store.sql;

import static dev.parley.server.store.sql.Samples.bytes;
import static dev.parley.server.store.sql.Samples.finished;
import static dev.parley.server.store.sql.Samples.live;
import static dev.parley.server.store.sql.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.store.PageRequest;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResponsesTest extends StoreTest {
    @Test
    void what_is_inserted_is_found_as_it_was() {
        StoredResponse response = response("r2", "r1", "completed");
        store.insert(response);

        assertThat(store.find("t", "r2")).get().usingRecursiveComparison().isEqualTo(response);
    }

    @Test
    void what_is_inserted_is_still_there_after_a_restart() {
        store.insert(finished("r1"));
        restart();

        assertThat(store.find("t", "r1")).isPresent();
    }

    @Test
    void an_update_replaces_state_and_nothing_else() {
        StoredResponse queued = response("r1", "r0", "queued");
        store.insert(queued);

        assertThat(store.update(queued.withState("in_progress", bytes("{\"new\":1}"))))
                .isTrue();
        assertThat(store.find("t", "r1"))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(queued.withState("in_progress", bytes("{\"new\":1}")));
    }

    @Test
    void what_is_deleted_or_finished_or_unknown_does_not_change_any_more() {
        store.insert(live("deleted"));
        store.delete("t", "deleted");
        store.insert(live("finished"));
        assertThat(store.finish(finished("finished"), List.of())).isTrue();

        for (String id : List.of("deleted", "finished", "unknown")) {
            assertThat(store.update(live(id))).as("update of %s", id).isFalse();
            assertThat(store.finish(finished(id).withState("failed", bytes("{}")), List.of()))
                    .as("end of %s", id)
                    .isFalse();
        }
        assertThat(store.find("t", "deleted")).isEmpty();
        assertThat(store.find("t", "finished").orElseThrow().status()).isEqualTo("completed");
    }

    @Test
    void a_chain_is_oldest_first() {
        store.insert(finished("r1"));
        store.insert(response("r2", "r1", "completed"));
        store.insert(response("r3", "r2", "completed"));

        assertThat(store.chain("t", "r3")).extracting(StoredResponse::id).containsExactly("r1", "r2", "r3");
        assertThat(store.chain("t", "r3").get(0)).usingRecursiveComparison().isEqualTo(finished("r1"));
    }

    @Test
    void a_chain_with_a_missing_link_is_unknown() {
        store.insert(finished("r1"));
        store.insert(response("r2", "r1", "completed"));
        store.delete("t", "r1");

        assertThat(store.chain("t", "r2")).isEmpty();
    }

    @Test
    void another_tenant_sees_and_changes_nothing() {
        store.insert(live("r1"));
        store.append("r1", Samples.events(0, 3));
        store.finish(finished("r1"), Samples.events(4, 4));
        store.insert(live("r2"));
        StoredResponse stolen = Samples.of("other", "r2", Samples.NOON);

        assertThat(store.find("other", "r1")).isEmpty();
        assertThat(store.chain("other", "r1")).isEmpty();
        assertThat(store.events("other", "r1", -1, 10)).isEmpty();
        assertThat(store.lastEvent("other", "r1")).isEmpty();
        assertThat(store.list("other", PageRequest.newest(10)).orElseThrow().entries())
                .isEmpty();
        assertThat(store.delete("other", "r1")).isFalse();
        assertThat(store.takeOver("other", "r2")).isFalse();
        assertThat(store.update(stolen)).isFalse();
        assertThat(store.finish(stolen, List.of())).isFalse();
        assertThat(store.find("t", "r1")).isPresent();
    }

    @Test
    void a_delete_leaves_nothing_of_a_response() throws SQLException {
        store.insert(live("r1"));
        store.append("r1", Samples.events(0, 3));
        store.finish(finished("r1"), Samples.events(4, 4));

        assertThat(store.delete("t", "r1")).isTrue();
        assertThat(store.delete("t", "r1")).isFalse();
        for (String table : List.of("responses", "response_input", "response_events")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void an_id_is_taken_once() {
        store.insert(finished("r1"));

        assertThatThrownBy(() -> store.insert(finished("r1"))).isInstanceOf(StoreException.class);
    }

    @Test
    void what_no_id_looks_like_is_an_unknown_id() {
        for (String id : List.of("", "\0", "a\0b", "x".repeat(300), "\ud800", "ä", "a b")) {
            assertThat(store.find("t", id)).isEmpty();
            assertThat(store.chain("t", id)).isEmpty();
            assertThat(store.events("t", id, -1, 10)).isEmpty();
            assertThat(store.lastEvent("t", id)).isEmpty();
            assertThat(store.delete("t", id)).isFalse();
            assertThat(store.takeOver("t", id)).isFalse();
            assertThat(store.list("t", new PageRequest(10, PageRequest.Order.ASCENDING, id, null)))
                    .isEmpty();
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
