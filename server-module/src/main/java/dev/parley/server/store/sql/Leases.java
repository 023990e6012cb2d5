package dev.parley.server.store.sql;

import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who holds a live response. Clocks of servers that share a database must agree within seconds. */
final class Leases {
    private static final String RELEASE = "UPDATE responses SET lease_until = 0 WHERE id = ? AND owner = ?";
    private static final String RELEASE_ALL = "UPDATE responses SET lease_until = 0 WHERE owner IS NOT NULL";
    private static final String RENEW =
            "UPDATE responses SET lease_until = ? WHERE owner = ? AND lease_until > 0 RETURNING id";
    // The condition stands twice: of two who look at once, the second sees it again when it gets the row.
    private static final String TAKE = """
            UPDATE responses SET owner = ?, lease_until = ?
            WHERE owner IS NOT NULL AND lease_until < ? AND %1$s AND id IN (
              SELECT id FROM responses WHERE owner IS NOT NULL AND lease_until < ? AND %1$s
              ORDER BY lease_until, created_at LIMIT ?)
            RETURNING %2$s,
              (SELECT items FROM response_input WHERE response_id = responses.id), request""";
    private static final String TAKE_EXPIRED = TAKE.formatted("request IS NULL", Reads.COLUMNS);
    private static final String TAKE_WAITING = TAKE.formatted("request IS NOT NULL", Reads.COLUMNS);
    private static final String TAKE_OVER =
            "UPDATE responses SET owner = ?, lease_until = ? WHERE id = ? AND tenant = ? AND owner IS NOT NULL";

    private final Holdings holdings;

    Leases(Holdings holdings) {
        this.holdings = holdings;
    }

    /** Where a database has one server, whoever held its responses is gone when the next one opens it. */
    static int releaseAll(Connection connection) throws SQLException {
        return Statements.update(connection, RELEASE_ALL);
    }

    Set<String> renew(Connection connection, List<String> abandoned) throws SQLException {
        release(connection, abandoned);
        return new HashSet<>(Statements.rows(
                connection,
                new Statements.Query<>(
                        RENEW, List.of(holdings.leaseEnd(), holdings.owner()), row -> row.getString(1))));
    }

    void release(Connection connection, Collection<String> ids) throws SQLException {
        Statements.batch(connection, RELEASE, List.copyOf(ids), (row, id) -> {
            row.setString(1, id);
            row.setString(2, holdings.owner());
        });
    }

    List<StoredResponse> takeExpired(Connection connection, int limit) throws SQLException {
        List<StoredResponse> taken = take(connection, TAKE_EXPIRED, new Some<>(limit, Reads::response));
        taken.forEach(response -> holdings.expect(response.id()));
        return taken;
    }

    List<WaitingResponse> takeWaiting(Connection connection, int limit) throws SQLException {
        List<WaitingResponse> taken = take(
                connection,
                TAKE_WAITING,
                new Some<>(limit, row -> new WaitingResponse(Reads.response(row), row.getBytes(10))));
        taken.forEach(waiting -> holdings.expect(waiting.response().id()));
        return taken.stream()
                .sorted(Comparator.comparing(waiting -> waiting.response().createdAt()))
                .toList();
    }

    private record Some<T>(int limit, Statements.Reader<T> reader) {}

    private <T> List<T> take(Connection connection, String sql, Some<T> some) throws SQLException {
        long now = holdings.now();
        List<Object> parameters = List.of(holdings.owner(), holdings.leaseEnd(), now, now, some.limit());
        return Statements.rows(connection, new Statements.Query<>(sql, parameters, some.reader()));
    }

    boolean takeOver(Connection connection, String tenant, String id) throws SQLException {
        boolean taken =
                Statements.update(connection, TAKE_OVER, holdings.owner(), holdings.leaseEnd(), id, tenant) == 1;
        if (taken) {
            holdings.expect(id);
        }
        return taken;
    }
}
