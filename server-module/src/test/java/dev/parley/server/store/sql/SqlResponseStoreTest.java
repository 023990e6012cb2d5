package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlResponseStoreTest {
    @TempDir
    Path folder;

    private ResponseStore store;

    @BeforeEach
    void open() {
        store = SqlResponseStore.open(new StoreAccess("jdbc:sqlite:" + folder.resolve("a/b/store.db"), null, null));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_inserted_is_found_as_it_was() {
        StoredResponse response = response("r1", null);
        store.insert(response);

        assertThat(store.find("t", "r1")).get().usingRecursiveComparison().isEqualTo(response);
    }

    @Test
    void what_is_inserted_is_still_there_after_a_restart() {
        store.insert(response("r1", null));
        store.close();
        open();

        assertThat(store.find("t", "r1")).isPresent();
    }

    @Test
    void an_update_replaces_state_and_nothing_else() {
        store.insert(response("r1", null, "in_progress"));

        assertThat(store.update(response("r1", null).withState("failed", bytes("{\"new\":1}"))))
                .isTrue();
        assertThat(store.find("t", "r1").orElseThrow().status()).isEqualTo("failed");
        assertThat(store.find("t", "r1").orElseThrow().response()).isEqualTo(bytes("{\"new\":1}"));
    }

    @Test
    void an_update_of_what_is_deleted_brings_nothing_back() {
        store.insert(response("r1", null));
        store.delete("t", "r1");

        assertThat(store.update(response("r1", null))).isFalse();
        assertThat(store.find("t", "r1")).isEmpty();
    }

    @Test
    void a_chain_is_oldest_first() {
        store.insert(response("r1", null));
        store.insert(response("r2", "r1"));
        store.insert(response("r3", "r2"));

        assertThat(store.chain("t", "r3")).extracting(StoredResponse::id).containsExactly("r1", "r2", "r3");
    }

    @Test
    void a_chain_with_a_missing_link_is_unknown() {
        store.insert(response("r1", null));
        store.insert(response("r2", "r1"));
        store.delete("t", "r1");

        assertThat(store.chain("t", "r2")).isEmpty();
    }

    @Test
    void another_tenant_finds_chains_and_deletes_nothing() {
        store.insert(response("r1", null));

        assertThat(store.find("other", "r1")).isEmpty();
        assertThat(store.chain("other", "r1")).isEmpty();
        assertThat(store.delete("other", "r1")).isFalse();
        assertThat(store.find("t", "r1")).isPresent();
    }

    @Test
    void an_id_is_taken_once() {
        store.insert(response("r1", null));

        assertThatThrownBy(() -> store.insert(response("r1", null))).isInstanceOf(StoreException.class);
    }

    private static StoredResponse response(String id, @Nullable String previous) {
        return response(id, previous, "completed");
    }

    private static StoredResponse response(String id, @Nullable String previous, String status) {
        return new StoredResponse(
                id,
                "t",
                "openai-v1",
                previous,
                Instant.parse("2026-11-01T12:00:00.123456Z"),
                status,
                EventLog.NONE,
                bytes("[]"),
                bytes("{\"id\":\"" + id + "\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
