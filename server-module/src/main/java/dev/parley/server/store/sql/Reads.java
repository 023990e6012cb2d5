package dev.parley.server.store.sql;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Everything that is only read. Safe for use by many threads. */
final class Reads {
    static final String COLUMNS = """
            responses.id, responses.tenant, responses.dialect, responses.previous_id, responses.created_at,
              responses.status, responses.event_log, responses.response""";
    private static final int CHUNKS = 16; // at a time: they may be large
    private static final String FIND = """
            SELECT %s, items FROM responses JOIN response_input ON response_id = id
            WHERE id = ? AND tenant = ?""".formatted(COLUMNS);
    private static final String CHAIN = """
            WITH RECURSIVE chain(link, parent, age) AS (
              SELECT id, previous_id, 0 FROM responses WHERE id = ? AND tenant = ?
              UNION ALL
              SELECT r.id, r.previous_id, c.age + 1 FROM responses r JOIN chain c ON r.id = c.parent WHERE r.tenant = ?)
            SELECT %s, items FROM chain JOIN responses ON id = link JOIN response_input ON response_id = id
            ORDER BY age DESC""".formatted(COLUMNS);
    private static final String EVENTS = """
            SELECT events FROM response_events JOIN responses ON id = response_id
            WHERE response_id = ? AND tenant = ? AND last_number > ? ORDER BY first_number LIMIT ?""";
    private static final String LAST_EVENT = """
            SELECT last_number FROM response_events JOIN responses ON id = response_id
            WHERE response_id = ? AND tenant = ? ORDER BY first_number DESC LIMIT 1""";
    /** Reads an index and no response; the sums run from the newest to the oldest. */
    private static final String CUT = """
            SELECT created_at, id FROM (
              SELECT created_at, id,
                SUM(bytes + log_bytes) OVER (ORDER BY created_at DESC, id DESC ROWS UNBOUNDED PRECEDING) AS total
              FROM responses) AS newest
            WHERE total > ? ORDER BY created_at DESC, id DESC LIMIT 1""";

    private final DataSource pool;

    Reads(DataSource pool) {
        this.pool = pool;
    }

    Optional<StoredResponse> find(String tenant, String id) {
        return rows(new Statements.Query<>(FIND, List.of(id, tenant), Reads::response)).stream()
                .findFirst();
    }

    List<StoredResponse> chain(String tenant, String id) {
        List<StoredResponse> links = rows(new Statements.Query<>(CHAIN, List.of(id, tenant, tenant), Reads::response));
        boolean whole = !links.isEmpty() && links.get(0).previousId() == null;
        return whole ? List.copyOf(links) : List.of();
    }

    List<LoggedEvent> events(String tenant, String id, long after, int limit) {
        List<LoggedEvent> events = new ArrayList<>();
        List<byte[]> chunks;
        do {
            long last = events.isEmpty() ? after : events.get(events.size() - 1).sequenceNumber();
            chunks = rows(new Statements.Query<>(EVENTS, List.of(id, tenant, last, CHUNKS), row -> row.getBytes(1)));
            for (byte[] chunk : chunks) {
                EventChunk.read(chunk).stream()
                        .filter(event -> event.sequenceNumber() > last)
                        .forEach(events::add);
            }
        } while (chunks.size() == CHUNKS && events.size() < limit);
        return List.copyOf(events.subList(0, Math.min(limit, events.size())));
    }

    OptionalLong lastEvent(String tenant, String id) {
        return rows(new Statements.Query<>(LAST_EVENT, List.of(id, tenant), row -> row.getLong(1))).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    Optional<Page> list(String tenant, PageRequest request) {
        return on(connection -> Paging.page(connection, tenant, request));
    }

    /** The newest response that is too much where all of them may take so many bytes. */
    Optional<Sweeps.Cut> cut(long bytes) {
        Statements.Query<Sweeps.Cut> query =
                new Statements.Query<>(CUT, List.of(bytes), row -> new Sweeps.Cut(row.getLong(1), row.getString(2)));
        return rows(query).stream().findFirst();
    }

    static StoredResponse response(ResultSet row) throws SQLException {
        return new StoredResponse(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Holdings.instant(row.getLong(5)),
                row.getString(6),
                EventLog.valueOf(row.getString(7)),
                row.getBytes(9),
                row.getBytes(8));
    }

    private <T> List<T> rows(Statements.Query<T> query) {
        return on(connection -> Statements.rows(connection, query));
    }

    private <T> T on(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreException("the store failed", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
