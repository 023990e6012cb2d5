package dev.parley.server.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement for many values, and many rows of one statement. */
final class Statements {
    private Statements() {}

    /** Executes the statement for each value, in one batch; returns the numbers of changed rows. */
    static <T> int[] batch(Connection connection, String sql, List<T> values, Binder<T> binder) throws SQLException {
        if (values.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : values) {
                binder.bind(statement, value);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** Executes a statement that changes rows; returns how many. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** All rows of a query or of a statement that returns rows. */
    static <T> List<T> rows(Connection connection, Query<T> query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            bind(statement, query.parameters().toArray());
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(query.reader().read(row));
                }
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /**
     * A statement that returns rows.
     *
     * @param parameters strings and numbers, none of them null
     */
    record Query<T>(String sql, List<?> parameters, Reader<T> reader) {}

    /** Sets a statement's parameters. */
    interface Binder<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }

    /** Reads one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
