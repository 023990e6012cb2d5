package dev.parley.server.store.sql;

import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.PageRequest.Order;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists by key: a page begins where a known response stands, so that nothing is counted and nothing shifts. */
final class Paging {
    private static final String KEY = "SELECT created_at FROM responses WHERE id = ? AND tenant = ?";

    private final Connection connection;
    private final String tenant;
    private final PageRequest request;
    private final StringBuilder sql =
            new StringBuilder("SELECT id, dialect, created_at, status, response FROM responses WHERE tenant = ?");
    private final List<Object> parameters = new ArrayList<>();

    private Paging(Connection connection, String tenant, PageRequest request) {
        this.connection = connection;
        this.tenant = tenant;
        this.request = request;
        parameters.add(tenant);
    }

    static Optional<Page> page(Connection connection, String tenant, PageRequest request) throws SQLException {
        return new Paging(connection, tenant, request).page();
    }

    private Optional<Page> page() throws SQLException {
        boolean ascending = request.order() == Order.ASCENDING;
        if (!beside(request.after(), ascending ? ">" : "<") || !beside(request.before(), ascending ? "<" : ">")) {
            return Optional.empty();
        }
        boolean backwards = request.before() != null && request.after() == null;
        String direction = ascending == backwards ? "DESC" : "ASC";
        sql.append(" ORDER BY created_at %s, id %s LIMIT ?".formatted(direction, direction));
        parameters.add(request.limit() + 1L);
        List<Page.Entry> entries =
                Statements.rows(connection, new Statements.Query<>(sql.toString(), parameters, Paging::entry));
        boolean more = entries.size() > request.limit();
        List<Page.Entry> page = new ArrayList<>(more ? entries.subList(0, request.limit()) : entries);
        if (backwards) {
            Collections.reverse(page);
        }
        return Optional.of(new Page(page, more));
    }

    /** Adds a condition, to be on this side of that response; false if the tenant has none of that id. */
    private boolean beside(@Nullable String id, String side) throws SQLException {
        if (id == null) {
            return true;
        }
        List<Long> created =
                Statements.rows(connection, new Statements.Query<>(KEY, List.of(id, tenant), row -> row.getLong(1)));
        if (created.isEmpty()) {
            return false;
        }
        sql.append(" AND (created_at, id) ").append(side).append(" (?, ?)");
        parameters.add(created.get(0));
        parameters.add(id);
        return true;
    }

    private static Page.Entry entry(ResultSet row) throws SQLException {
        return new Page.Entry(
                row.getString(1),
                row.getString(2),
                Holdings.instant(row.getLong(3)),
                row.getString(4),
                row.getBytes(5));
    }
}
