package dev.parley.server.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where the writer's connections come from. */
record Transactions(DataSource pool, Database database) {

    /**
     * A connection whose first transaction has begun; to be closed.
     *
     * @param durable whether what is committed has to be on the disk then
     */
    Connection begin(boolean durable) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            database.begin(connection, durable);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
