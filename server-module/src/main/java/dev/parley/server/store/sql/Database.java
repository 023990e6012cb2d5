package dev.parley.server.store.sql;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between the databases: pool settings, column types, who else is there. The statements are the same. */
enum Database {
    SQLITE("jdbc:sqlite:") {
        @Override
        void configure(HikariConfig config) {
            // WAL lets readers go on while one connection writes.
            config.addDataSourceProperty("journal_mode", "WAL");
            // A commit survives the process. What has to survive a power cut is synced by who writes it.
            config.addDataSourceProperty("synchronous", "NORMAL");
            config.addDataSourceProperty("busy_timeout", "10000");
            config.addDataSourceProperty("foreign_keys", "true");
            config.setMaximumPoolSize(4);
        }

        @Override
        Disk disk(String url) {
            return WriteAheadLog.of(file(url));
        }

        @Override
        Map<String, String> types() {
            return Map.of("bytes", "BLOB");
        }

        @Override
        boolean hasOneServer() {
            return true;
        }

        @Override
        FileClaim claim(String url) {
            return FileClaim.on(file(url));
        }

        private static Path file(String url) {
            return Path.of(url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", ""))
                    .toAbsolutePath();
        }
    },

    POSTGRESQL("jdbc:postgresql:") {
        @Override
        void configure(HikariConfig config) {
            // A server that has gone silent must not hold anybody; seconds, and what the URL says wins.
            config.addDataSourceProperty("connectTimeout", "5");
            config.addDataSourceProperty("socketTimeout", "10");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "parley");
            // Its messages would quote the values of a statement that failed: what people have said would be in the
            // log.
            config.addDataSourceProperty("logServerErrorDetail", "false");
            config.setMaximumPoolSize(10);
            config.setMinimumIdle(1);
        }

        @Override
        Disk disk(String url) {
            return Disk.SYNCED;
        }

        @Override
        Map<String, String> types() {
            return Map.of("bytes", "BYTEA");
        }

        @Override
        boolean hasOneServer() {
            return false;
        }

        @Override
        @Nullable
        FileClaim claim(String url) {
            return null;
        }
    };

    private final String scheme;

    Database(String scheme) {
        this.scheme = scheme;
    }

    abstract void configure(HikariConfig config);

    /** Where what is committed goes. */
    abstract Disk disk(String url);

    /** Flyway placeholders. */
    abstract Map<String, String> types();

    /** Whether it is one server's alone, so that a response of any other server is a dead one's. */
    abstract boolean hasOneServer();

    /** Keeps other servers out, where there may be none. */
    abstract @Nullable FileClaim claim(String url);

    static Optional<Database> of(String url) {
        for (Database database : values()) {
            String place = url.startsWith(database.scheme) ? url.substring(database.scheme.length()) : "";
            // A database in memory would be another one for each connection.
            if (!place.isEmpty() && !place.contains(":memory:") && !place.startsWith("file:")) {
                return Optional.of(database);
            }
        }
        return Optional.empty();
    }
}
