package dev.parley.server.store.sql;

import dev.parley.server.Databases;
import dev.parley.server.store.ResponseStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store on a new database of each kind. */
@ParameterizedClass
@EnumSource(Databases.class)
abstract class StoreTest {
    @Parameter
    Databases database;

    final TestClock clock = new TestClock();
    ResponseStore store;

    private final List<ResponseStore> open = new ArrayList<>();
    private String url;

    @BeforeEach
    void open() {
        url = database.freshUrl();
        store = another();
    }

    @AfterEach
    void close() {
        open.forEach(ResponseStore::close);
    }

    /** One more store on the same database. */
    final ResponseStore another() {
        return another(SqlResponseStore.LIMITS);
    }

    final ResponseStore another(WriteQueue.Limits limits) {
        ResponseStore another = SqlResponseStore.open(new StoreAccess(url, null, null), clock, limits);
        open.add(another);
        return another;
    }

    final void restart() {
        restart(SqlResponseStore.LIMITS);
    }

    final void restart(WriteQueue.Limits limits) {
        store.close();
        store = another(limits);
    }

    /** A connection past the store. */
    final Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }
}
