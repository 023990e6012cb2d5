package dev.parley.server.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** Responses in one table of a relational database; the schema is brought up to date when the store opens. */
public final class SqlResponseStore implements ResponseStore {
    private static final String COLUMNS = "id, tenant, dialect, previous_id, created_at, status, input, response";
    private static final String INSERT = "INSERT INTO responses (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE responses SET status = ?, response = ? WHERE id = ? AND tenant = ?";
    private static final String FIND = "SELECT " + COLUMNS + " FROM responses WHERE id = ? AND tenant = ?";
    private static final String CHAIN = """
            WITH RECURSIVE chain(link, parent, age) AS (
              SELECT id, previous_id, 0 FROM responses WHERE id = ? AND tenant = ?
              UNION ALL
              SELECT r.id, r.previous_id, c.age + 1 FROM responses r JOIN chain c ON r.id = c.parent WHERE r.tenant = ?)
            SELECT %s FROM responses JOIN chain ON id = link ORDER BY age DESC""".formatted(COLUMNS);
    private static final String DELETE = "DELETE FROM responses WHERE id = ? AND tenant = ?";

    private final HikariDataSource pool;

    private SqlResponseStore(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Whether this JDBC URL names a database that the store knows. */
    public static boolean supports(String url) {
        return Database.of(url).isPresent();
    }

    /**
     * Opens the database and migrates it.
     *
     * @param url a JDBC URL; {@code jdbc:sqlite:FILE} is created if it is not there
     * @throws StoreException if it can't be opened
     */
    public static SqlResponseStore open(String url) {
        Database database = Database.of(url).orElseThrow(() -> new IllegalArgumentException("no store for this URL"));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("parley-store");
        database.configure(config);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:dev/parley/server/store/sql")
                    .placeholders(database.types())
                    .load()
                    .migrate();
            return new SqlResponseStore(pool);
        } catch (RuntimeException e) {
            throw new StoreException("can't open the store at " + url, e);
        }
    }

    @Override
    public void insert(StoredResponse response) {
        execute(INSERT, statement -> {
            statement.setString(1, response.id());
            statement.setString(2, response.tenant());
            statement.setString(3, response.dialect());
            if (response.previousId() == null) {
                statement.setNull(4, Types.VARCHAR);
            } else {
                statement.setString(4, response.previousId());
            }
            statement.setLong(5, ChronoUnit.MICROS.between(Instant.EPOCH, response.createdAt()));
            statement.setString(6, response.status());
            statement.setBytes(7, response.input());
            statement.setBytes(8, response.response());
            return statement.executeUpdate();
        });
    }

    @Override
    public boolean update(StoredResponse response) {
        return execute(UPDATE, statement -> {
            statement.setString(1, response.status());
            statement.setBytes(2, response.response());
            statement.setString(3, response.id());
            statement.setString(4, response.tenant());
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public Optional<StoredResponse> find(String tenant, String id) {
        return execute(FIND, statement -> {
            statement.setString(1, id);
            statement.setString(2, tenant);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        });
    }

    @Override
    public List<StoredResponse> chain(String tenant, String id) {
        return execute(CHAIN, statement -> {
            statement.setString(1, id);
            statement.setString(2, tenant);
            statement.setString(3, tenant);
            List<StoredResponse> links = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    links.add(read(row));
                }
            }
            boolean whole = !links.isEmpty() && links.get(0).previousId() == null;
            return whole ? List.copyOf(links) : List.of();
        });
    }

    @Override
    public boolean delete(String tenant, String id) {
        return execute(DELETE, statement -> {
            statement.setString(1, id);
            statement.setString(2, tenant);
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T execute(String sql, Work<T> work) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new StoreException("the store failed", e);
        }
    }

    private static StoredResponse read(ResultSet row) throws SQLException {
        return new StoredResponse(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.EPOCH.plus(row.getLong(5), ChronoUnit.MICROS),
                row.getString(6),
                row.getBytes(7),
                row.getBytes(8));
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
