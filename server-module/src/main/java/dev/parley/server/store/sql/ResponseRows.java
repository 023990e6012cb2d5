package dev.parley.server.store.sql;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;

/** Writes responses: who holds one is the only one who changes it. */
final class ResponseRows {
    private static final String INSERT = """
            INSERT INTO responses (id, tenant, dialect, previous_id, created_at, status, event_log, owner, lease_until,
              finished_at, response, bytes, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String INSERT_INPUT = "INSERT INTO response_input (response_id, items) VALUES (?, ?)";
    private static final String UPDATE =
            "UPDATE responses SET status = ?, response = ?, request = NULL WHERE id = ? AND tenant = ? AND owner = ?";
    private static final String FINISH = """
            UPDATE responses SET status = ?, response = ?, event_log = ?, finished_at = ?, owner = NULL, lease_until = NULL,
              request = NULL, bytes = ?, log_bytes = ? + COALESCE(
                (SELECT SUM(LENGTH(events)) FROM response_events WHERE response_id = responses.id), 0)
            WHERE id = ? AND tenant = ? AND owner = ?""";
    private static final String DELETE = "DELETE FROM responses WHERE id = ? AND tenant = ?";

    private final Connection connection;
    private final Holdings holdings;

    ResponseRows(Connection connection, Holdings holdings) {
        this.connection = connection;
        this.holdings = holdings;
    }

    int[] insert(List<Write.Insert> inserts) throws SQLException {
        Statements.batch(connection, INSERT, inserts, (row, insert) -> {
            bind(row, insert.response());
            row.setBytes(13, insert.request());
        });
        return Statements.batch(connection, INSERT_INPUT, inserts, (row, insert) -> {
            row.setString(1, insert.id());
            row.setBytes(2, insert.response().input());
        });
    }

    int[] update(List<Write.Update> updates) throws SQLException {
        return Statements.batch(connection, UPDATE, updates, (row, update) -> {
            row.setString(1, update.response().status());
            row.setBytes(2, update.response().response());
            row.setString(3, update.id());
            row.setString(4, update.response().tenant());
            row.setString(5, holdings.owner());
        });
    }

    /**
     * Ends responses.
     *
     * @param logged about how many bytes of events are written together with the end, by id
     */
    int[] finish(List<Write.Finish> finishes, Map<String, Long> logged) throws SQLException {
        return Statements.batch(connection, FINISH, finishes, (row, finish) -> {
            row.setString(1, finish.response().status());
            row.setBytes(2, finish.response().response());
            row.setString(3, log(finish.response()).name());
            row.setLong(4, holdings.now());
            row.setLong(5, bytes(finish.response()));
            row.setLong(6, logged.getOrDefault(finish.id(), 0L));
            row.setString(7, finish.id());
            row.setString(8, finish.response().tenant());
            row.setString(9, holdings.owner());
        });
    }

    int[] delete(List<Write.Delete> deletes) throws SQLException {
        return Statements.batch(connection, DELETE, deletes, (row, delete) -> {
            row.setString(1, delete.id());
            row.setString(2, delete.tenant());
        });
    }

    private static long bytes(StoredResponse response) {
        return (long) response.input().length + response.response().length;
    }

    private EventLog log(StoredResponse response) {
        return response.log() == EventLog.KEPT && holdings.hasLostLog(response.id()) ? EventLog.GONE : response.log();
    }

    private void bind(PreparedStatement row, StoredResponse response) throws SQLException {
        row.setString(1, response.id());
        row.setString(2, response.tenant());
        row.setString(3, response.dialect());
        row.setString(4, response.previousId());
        row.setLong(5, Holdings.micros(response.createdAt()));
        row.setString(6, response.status());
        row.setString(7, response.log().name());
        if (response.isLive()) {
            row.setString(8, holdings.owner());
            row.setLong(9, holdings.leaseEnd());
            row.setNull(10, Types.BIGINT);
        } else {
            row.setNull(8, Types.VARCHAR);
            row.setNull(9, Types.BIGINT);
            row.setLong(10, holdings.now());
        }
        row.setBytes(11, response.response());
        row.setLong(12, bytes(response));
    }
}
