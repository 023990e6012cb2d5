package dev.parley.server.store.sql;

import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.SQLException;
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
    private static final String TAKE_EXPIRED = """
            UPDATE responses SET owner = ?, lease_until = ?
            WHERE owner IS NOT NULL AND lease_until < ? AND id IN (
              SELECT id FROM responses WHERE owner IS NOT NULL AND lease_until < ? ORDER BY lease_until LIMIT ?)
            RETURNING %s,
              (SELECT items FROM response_input WHERE response_id = responses.id)""".formatted(Reads.COLUMNS);
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
        Statements.batch(connection, RELEASE, abandoned, (row, id) -> {
            row.setString(1, id);
            row.setString(2, holdings.owner());
        });
        return new HashSet<>(Statements.rows(
                connection,
                new Statements.Query<>(
                        RENEW, List.of(holdings.leaseEnd(), holdings.owner()), row -> row.getString(1))));
    }

    List<StoredResponse> takeExpired(Connection connection, int limit) throws SQLException {
        long now = holdings.now();
        List<StoredResponse> taken = Statements.rows(
                connection,
                new Statements.Query<>(
                        TAKE_EXPIRED,
                        List.of(holdings.owner(), holdings.leaseEnd(), now, now, limit),
                        Reads::response));
        taken.forEach(response -> holdings.expect(response.id()));
        return taken;
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
