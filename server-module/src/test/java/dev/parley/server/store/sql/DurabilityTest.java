package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.Databases;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for the disk, with a real database. */
final class DurabilityTest {
    private final OpenDatabase open = OpenDatabase.of(new StoreAccess(Databases.SQLITE.freshUrl(), null, null));
    private final Holdings holdings = new Holdings("me", InstantSource.system());
    private final AtomicInteger syncs = new AtomicInteger();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void the_beginning_of_a_response_does_not_wait_for_the_disk_and_its_end_does() {
        StoredResponse live = Samples.live("r1");

        assertThat(syncs(new Write.Insert(live))).isZero();
        assertThat(syncs(new Write.Finish(Samples.ended(live), Samples.events(0, 1))))
                .isEqualTo(1);
    }

    @Test
    void events_on_their_way_do_not_wait_for_the_disk() {
        syncs(new Write.Insert(Samples.live("r1")));

        assertThat(syncs(new Write.Append("r1", Samples.events(0, 1)))).isZero();
    }

    @Test
    void what_is_promised_or_deleted_or_told_to_have_ended_is_on_the_disk() {
        StoredResponse queued = Samples.response("r1", null, "queued");

        assertThat(syncs(new Write.Insert(queued, Samples.bytes("{}")))).isEqualTo(1);
        assertThat(syncs(new Write.Insert(Samples.finished("r2")))).isEqualTo(1);
        assertThat(syncs(new Write.Delete("t", "r2"))).isEqualTo(1);
    }

    @Test
    void who_ends_a_response_hears_of_it_after_the_disk_and_who_begins_one_meanwhile_does_not_wait() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch syncing = new CountDownLatch(1);
        try (StoreWriter writer = writer(() -> {
            syncing.countDown();
            await(slow);
        })) {
            CompletableFuture<Object> end =
                    CompletableFuture.supplyAsync(() -> writer.call(new Write.Insert(Samples.finished("r1"))));
            await(syncing);

            assertThat(writer.call(new Write.Insert(Samples.live("r2")))).isEqualTo(true);
            assertThat(end).isNotDone();
            slow.countDown();
            assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(true);
        }
    }

    @Test
    void what_a_disk_refuses_has_failed_and_is_given_out_again() {
        StoredResponse live = Samples.live("r1");
        try (StoreWriter writer = writer(() -> {
            throw new IOException("broken");
        })) {
            writer.call(new Write.Insert(live));

            assertThatThrownBy(() -> writer.call(new Write.Finish(Samples.ended(live), List.of())))
                    .isInstanceOf(StoreException.class)
                    .hasRootCauseMessage("broken");
        }
        assertThat(holdings.abandoned()).containsExactly("r1");
    }

    @Test
    void what_is_synced_is_the_log_that_the_database_writes() throws IOException {
        try (StoreWriter writer = StoreWriter.start(open.transactions(), SqlResponseStore.LIMITS, holdings)) {
            writer.call(new Write.Insert(Samples.finished("r1")));
        }

        Path log = ((WriteAheadLog) open.disk()).file();
        assertThat(Files.size(log)).isPositive();
        assertThat(new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1))
                .contains("msg_r1");
    }

    @Test
    void a_log_that_went_with_the_last_connection_needs_no_disk_and_one_that_cannot_be_opened_is_an_error(
            @TempDir Path folder) throws IOException {
        WriteAheadLog log = WriteAheadLog.of(folder.resolve("parley.db"));
        log.sync();
        Files.createDirectory(log.file());

        assertThatThrownBy(log::sync).isInstanceOf(IOException.class);
    }

    private int syncs(Write write) {
        syncs.set(0);
        try (StoreWriter writer = writer(syncs::incrementAndGet)) {
            writer.send(write); // and closing waits for it
        }
        return syncs.get();
    }

    private StoreWriter writer(Disk disk) {
        return StoreWriter.start(new Transactions(open.pool(), disk), SqlResponseStore.LIMITS, holdings);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
