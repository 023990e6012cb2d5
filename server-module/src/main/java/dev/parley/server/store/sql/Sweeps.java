package dev.parley.server.store.sql;

import dev.parley.server.store.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Deletes what is past its time, a bounded number at a time, so that no transaction is long. */
final class Sweeps {
    private static final int BATCH = 200;
    /** A loose index scan: one step for each tenant, however many responses it has. */
    private static final String TENANTS = """
            WITH RECURSIVE tenants(name) AS (
              SELECT MIN(tenant) FROM responses
              UNION ALL
              SELECT (SELECT MIN(tenant) FROM responses WHERE tenant > name) FROM tenants WHERE name IS NOT NULL)
            SELECT name FROM tenants WHERE name IS NOT NULL""";

    private static final String DELETE_OLD = """
            DELETE FROM responses WHERE id IN (
              SELECT id FROM responses WHERE tenant = ? AND owner IS NULL AND created_at < ?
              ORDER BY created_at, id LIMIT ?)""";
    private static final String DELETE_SURPLUS = """
            DELETE FROM responses WHERE id IN (
              SELECT id FROM responses WHERE tenant = ? AND owner IS NULL AND (created_at, id) <= (
                SELECT created_at, id FROM responses WHERE tenant = ? ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET ?)
              ORDER BY created_at, id LIMIT ?)""";
    private static final String DELETE_BEYOND = """
            DELETE FROM responses WHERE id IN (
              SELECT id FROM responses WHERE owner IS NULL AND (created_at, id) <= (?, ?)
              ORDER BY created_at, id LIMIT ?)""";
    private static final String CLOSE_LOGS = """
            UPDATE responses SET event_log = 'GONE', log_bytes = 0 WHERE id IN (
              SELECT id FROM responses WHERE event_log = 'KEPT' AND finished_at < ? ORDER BY finished_at LIMIT ?)
            RETURNING id""";
    private static final String DELETE_EVENTS = "DELETE FROM response_events WHERE response_id = ?";

    private final Holdings holdings;

    Sweeps(Holdings holdings) {
        this.holdings = holdings;
    }

    /** A place among all responses by age: that one, and what is older. */
    record Cut(long createdAt, String id) {}

    /**
     * Deletes one batch.
     *
     * @param cut what goes because of its bytes
     */
    int sweep(Connection connection, Retention retention, Optional<Cut> cut) throws SQLException {
        int gone = cut.isEmpty()
                ? 0
                : Statements.update(
                        connection,
                        DELETE_BEYOND,
                        cut.get().createdAt(),
                        cut.get().id(),
                        BATCH);
        if (retention.age() != null || retention.responses() != null) {
            for (String tenant :
                    Statements.rows(connection, new Statements.Query<>(TENANTS, List.of(), row -> row.getString(1)))) {
                gone += sweep(connection, tenant, retention);
                if (gone >= BATCH) {
                    return gone;
                }
            }
        }
        return gone + (retention.events() == null ? 0 : events(connection, retention.events()));
    }

    private int sweep(Connection connection, String tenant, Retention retention) throws SQLException {
        int gone = 0;
        if (retention.age() != null) {
            gone += Statements.update(connection, DELETE_OLD, tenant, before(retention.age()), BATCH);
        }
        if (retention.responses() != null) {
            gone += Statements.update(connection, DELETE_SURPLUS, tenant, tenant, retention.responses(), BATCH);
        }
        return gone;
    }

    private int events(Connection connection, Duration window) throws SQLException {
        List<String> closed = Statements.rows(
                connection,
                new Statements.Query<>(CLOSE_LOGS, List.of(before(window), BATCH), row -> row.getString(1)));
        Statements.batch(connection, DELETE_EVENTS, closed, (row, id) -> row.setString(1, id));
        return closed.size();
    }

    private long before(Duration ago) {
        return holdings.now() - ago.toNanos() / 1_000;
    }
}
