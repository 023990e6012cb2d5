package dev.parley.server.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What the writer writes with.
 *
 * @param pool where its connections come from
 * @param disk where what they commit goes
 */
record Transactions(DataSource pool, Disk disk) {

    /** A connection whose first transaction has begun; to be closed. */
    Connection begin() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
