package dev.parley.server.store.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.Databases;
import dev.parley.server.store.StoreException;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StoreWriterTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void one_that_is_closed_begins_nothing_though_the_database_is_open(Databases database) {
        try (OpenDatabase open = OpenDatabase.of(new StoreAccess(database.freshUrl(), null, null))) {
            StoreWriter writer = StoreWriter.start(
                    open.transactions(), SqlResponseStore.LIMITS, new Holdings("me", InstantSource.system()));
            writer.close();

            assertThatThrownBy(() -> writer.call(new Write.Insert(Samples.live("r1"))))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the store is closed");
        }
    }
}
