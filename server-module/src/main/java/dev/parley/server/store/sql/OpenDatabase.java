package dev.parley.server.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.server.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A database that is up to date, and what is held while it is open. */
record OpenDatabase(
        HikariDataSource pool, Disk disk, @Nullable FileClaim claim) implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 5_000;

    static OpenDatabase of(StoreAccess access) {
        Database database =
                Database.of(access.url()).orElseThrow(() -> new IllegalArgumentException("no store for this URL"));
        Disk disk = database.disk(access.url());
        FileClaim claim = database.claim(access.url());
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config(database, access));
            migrate(pool, database);
            return new OpenDatabase(pool, disk, claim);
        } catch (SQLException | RuntimeException e) {
            new OpenDatabase(pool, disk, claim).close();
            throw new StoreException("can't open the store at " + access.place(), e);
        }
    }

    Transactions transactions() {
        return new Transactions(pool, disk);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        if (claim != null) {
            claim.close();
        }
    }

    private static HikariConfig config(Database database, StoreAccess access) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setPoolName("parley-store");
        config.setConnectionTimeout(PATIENCE_MILLIS);
        database.configure(config);
        return config;
    }

    private static void migrate(HikariDataSource pool, Database database) throws SQLException {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:dev/parley/server/store/sql")
                .placeholders(database.types())
                .load()
                .migrate();
        if (database.hasOneServer()) {
            try (Connection connection = pool.getConnection()) {
                Leases.releaseAll(connection);
            }
        }
    }
}
